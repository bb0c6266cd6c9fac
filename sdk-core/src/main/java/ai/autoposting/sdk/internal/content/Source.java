package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.internal.http.HttpConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An upload while it is sent. The last bytes of what has a length are held back until it is known to end there, so that a
 * request whose source has grown is never whole.
 */
final class Source implements Piece {
    private static final int SIZE = 8_192;

    private final Upload upload;
    private final long length;
    private final @Nullable CountedInput once;
    private byte @Nullable [] first;
    private int firstCount;
    private volatile boolean spent;

    /** @throws IllegalArgumentException when it is a stream that another call has had */
    Source(Upload upload, String operationId) {
        this.upload = upload;
        this.length = upload.length().orElse(-1);
        this.once = upload.isRepeatable() ? null : new CountedInput(taken(upload, operationId), length);
    }

    private static InputStream taken(Upload upload, String operationId) {
        try {
            return upload.open();
        } catch (IOException takenBefore) {
            throw new IllegalArgumentException(
                    operationId + ": the stream of the upload was given to a call before; a stream can be sent once");
        }
    }

    @Override
    public long length() {
        return length;
    }

    /** Whether it has begun to be sent and cannot begin anew. */
    boolean isSpent() {
        return spent;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (once != null) {
            writeOnce(once, out);
            return;
        }
        try (CountedInput in = new CountedInput(opened(), length)) {
            copy(in, new byte[SIZE], out);
        }
    }

    private InputStream opened() throws HttpConnectionException {
        try {
            return upload.open();
        } catch (Exception failure) {
            throw HttpConnectionException.source(
                    "the source of the upload cannot be opened: "
                            + failure.getClass().getName(),
                    failure);
        }
    }

    /**
     * The first bytes are kept until they, and with them the head, are on their way: a pooled connection can turn out to be dead
     * then, and the same bytes go over another one.
     */
    private void writeOnce(CountedInput in, OutputStream out) throws IOException {
        if (spent) {
            throw HttpConnectionException.source(
                    "the stream of the upload was read before and cannot be read again", null);
        }
        spent = true; // should reading fail
        byte[] chunk = first;
        if (chunk == null) {
            chunk = new byte[SIZE];
            firstCount = in.fill(chunk, out);
            first = chunk;
        }
        try {
            out.write(chunk, 0, firstCount);
            out.flush();
        } catch (HttpConnectionException failure) {
            spent = !failure.isUnsent();
            throw failure;
        }
        first = null;
        copy(in, chunk, out);
    }

    private static void copy(CountedInput in, byte[] chunk, OutputStream out) throws IOException {
        for (int count = in.next(chunk, 0); count >= 0; count = in.next(chunk, 0)) {
            out.write(chunk, 0, count);
        }
    }

    /** Whatever became of the call. Never throws but an {@code Error}. */
    void close() {
        if (once != null) {
            once.close();
        }
    }
}
