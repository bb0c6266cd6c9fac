package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.internal.body.BoundedInput;
import ai.autoposting.sdk.internal.http.HttpConnectionException;
import ai.autoposting.sdk.internal.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response that has outlived its call. Lets go of the connection at its end, at a failure, or when it is closed;
 * until then the client's connections and threads are in use.
 */
final class DownloadBody extends InputStream {
    private final ReentrantLock reading = new ReentrantLock(); // a monitor would pin virtual threads
    private final PreparedCall<?> call;
    private final HttpResponse response;
    private final int attempts;
    private final boolean doubtful;
    private final BoundedInput body;
    private final long limit;
    private final @Nullable Resources resources;
    private volatile boolean closed;
    private boolean released;
    private boolean ended;
    private @Nullable AutopostingException failure;

    private DownloadBody(
            PreparedCall<?> call,
            HttpResponse response,
            @Nullable List<String> codings,
            int attempts,
            boolean doubtful,
            long limit) {
        this.call = call;
        this.response = response;
        this.attempts = attempts;
        this.doubtful = doubtful;
        this.limit = limit;
        this.body = BoundedInput.openDownload(response.body(), codings, call.maxDownloadBytes);
        this.resources = call.resources();
        if (resources != null) {
            resources.acquire();
        }
        response.outlive(limit);
    }

    /** Whether a response of this status has a body to be read later. */
    static boolean isOne(int status) {
        return status >= 200 && status < 300 && status != 204 && status != 205;
    }

    /**
     * A result that holds the response, or a failure.
     *
     * @param attempts that were made
     * @param doubtful whether they may have taken effect
     * @param limit nanoseconds that the peer may be silent
     */
    @SuppressWarnings("unchecked") // the plan says what the result is
    static <T extends @Nullable Object> AttemptResult<T> open(
            PreparedCall<T> call, HttpResponse response, int attempts, boolean doubtful, long limit) {
        List<String> codings = response.headers().all("Content-Encoding");
        long length = codings.isEmpty() ? length(response) : -1;
        if (length > call.maxDownloadBytes) {
            String problem = "its body is larger than " + BoundedInput.DOWNLOAD_OPTION + ", " + call.maxDownloadBytes
                    + " bytes: it has " + length;
            return AttemptResult.failed(
                    UnreadableResponse.of(response.status(), response.headers(), problem, null), response.headers());
        }
        DownloadBody body =
                new DownloadBody(call, response, codings.isEmpty() ? null : codings, attempts, doubtful, limit);
        Object result = download(body, length);
        if (call.plan.mayBeEmpty) {
            result = length == 0 ? body.empty() : Optional.of(result);
        }
        return AttemptResult.succeeded((T) result, response.status(), response.headers());
    }

    private static Download download(DownloadBody body, long length) {
        Download.Builder download = Download.builder(body);
        String type = body.response.headers().get("Content-Type");
        if (type != null) {
            download.contentType(type);
        }
        String name = ContentDisposition.fileName(body.response.headers().get("Content-Disposition"));
        if (name != null) {
            download.fileName(name);
        }
        return (length < 0 ? download : download.length(length)).build();
    }

    private static long length(HttpResponse response) {
        String length = response.headers().get("Content-Length");
        try {
            return length == null ? -1 : Math.max(-1, Long.parseLong(length.strip()));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** The head says that there is nothing. */
    private Optional<Object> empty() {
        close();
        return Optional.empty();
    }

    /** Closes a download, or the one in an optional, that nobody gets to see. */
    static void close(@Nullable Object result) {
        Object held = result instanceof Optional<?> optional ? optional.orElse(null) : result;
        if (held instanceof Download download) {
            download.close();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        reading.lock();
        try {
            return readLocked(bytes, offset, length);
        } finally {
            reading.unlock();
            if (closed) { // meanwhile, by somebody who could not wait
                releaseUnlessRead();
            }
        }
    }

    private int readLocked(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the download is closed");
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (ended) {
            return -1;
        }
        response.outlive(limit);
        try {
            int count = body.read(bytes, offset, length);
            if (count < 0) {
                ended = true;
                release();
            }
            return count;
        } catch (Exception broken) {
            AutopostingException explained = closed ? null : explained(broken);
            release();
            failure = explained;
            throw explained == null
                    ? new IOException("the download was closed while it was read")
                    : new IOException(explained.getMessage(), explained);
        }
    }

    private AutopostingException explained(Exception broken) {
        Exception network = body.networkFailure();
        boolean malformed = network instanceof HttpConnectionException connection
                && connection.kind == HttpConnectionException.Kind.MALFORMED;
        if (network == null || malformed) {
            Exception content = body.failure() == null ? broken : body.failure();
            String problem = UnreadableReasons.problem(content);
            return UnreadableResponse.of(response.status(), response.headers(), problem, null)
                    .toException(summary());
        }
        boolean silent = network instanceof InterruptedIOException && !Interrupts.isOneOrHoldsOne(network);
        AttemptFailure explained = silent
                ? FailureClassifier.silent(limit, network)
                : FailureClassifier.explain(network, true, false, limit, false, call);
        return explained.toException(summary());
    }

    private CallSummary summary() {
        return CallSummary.of(call, attempts, doubtful, response.headers());
    }

    /** From any thread: whoever reads is cut off. */
    @Override
    public void close() {
        closed = true;
        if (!releaseUnlessRead()) {
            response.abort();
        }
    }

    private boolean releaseUnlessRead() {
        if (!reading.tryLock()) {
            return false;
        }
        try {
            release();
        } finally {
            reading.unlock();
        }
        return true;
    }

    private void release() {
        if (released) {
            return;
        }
        released = true;
        try {
            body.close();
            response.close();
        } catch (Exception afterwards) { // what was read stays true
            Interrupts.restore(afterwards);
        } finally {
            if (resources != null) {
                resources.release();
            }
        }
    }
}
