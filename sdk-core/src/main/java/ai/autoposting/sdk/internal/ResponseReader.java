package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.internal.body.BodyException;
import ai.autoposting.sdk.internal.body.BodyText;
import ai.autoposting.sdk.internal.body.BoundedInput;
import ai.autoposting.sdk.internal.body.BoundedParsers;
import ai.autoposting.sdk.internal.body.BufferPool;
import ai.autoposting.sdk.internal.body.EnvelopeReader;
import ai.autoposting.sdk.internal.body.SuccessCheck;
import ai.autoposting.sdk.internal.http.HttpConnectionException;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes data or a failure out of a response. Whether there is another attempt is not decided here. */
final class ResponseReader {
    private static final int MAX_ERROR_BODY = 64 * 1024;

    private final BufferPool buffers = new BufferPool();
    private final BoundedParsers json;
    private final long maxBytes;
    private final TimeSource time;

    ResponseReader(long maxBytes, TimeSource time) {
        this.json = new BoundedParsers(maxBytes);
        this.maxBytes = maxBytes;
        this.time = time;
    }

    /** @throws IOException only when the connection broke while a result was being read */
    <T extends @Nullable Object> AttemptResult<T> read(PreparedCall<T> call, HttpResponse response) throws IOException {
        int status = response.status();
        return status >= 200 && status < 300 ? readResult(call, response) : readError(call, response);
    }

    private <T extends @Nullable Object> AttemptResult<T> readResult(PreparedCall<T> call, HttpResponse response)
            throws IOException {
        byte[] chunk = buffers.take();
        try {
            return readResult(call, response, chunk);
        } finally {
            buffers.giveBack(chunk);
        }
    }

    private <T extends @Nullable Object> AttemptResult<T> readResult(
            PreparedCall<T> call, HttpResponse response, byte[] chunk) throws IOException {
        int count = 0;
        try (BoundedInput body = BoundedInput.open(response.body(), codings(response), maxBytes)) {
            try {
                boolean empty = response.status() == 204 || response.status() == 205;
                count = empty ? 0 : body.readNBytes(chunk, 0, chunk.length);
                T data = empty ? nothing(call, response, chunk) : decode(call, response, chunk, count, body);
                return AttemptResult.succeeded(data, response.status(), response.headers());
            } catch (Exception failure) { // whatever is thrown while decoding, it is no broken connection
                if (BodyException.is(BodyException.Kind.DENIED, failure)) {
                    return denied(call, response, Arrays.copyOf(chunk, count), count == chunk.length);
                }
                BoundedInput.rethrow(networkFailure(body));
                Exception cause = body.failure() == null ? failure : body.failure();
                return unreadable(response, cause, chunk, count);
            } finally {
                json.wasRead(body.count());
            }
        }
    }

    private static @Nullable List<String> codings(HttpResponse response) {
        return response.headers().get("Content-Encoding") == null
                ? null
                : response.headers().all("Content-Encoding");
    }

    /** What the connection failed with, if that is why reading ended. */
    private static @Nullable Exception networkFailure(BoundedInput body) {
        Exception failure = body.networkFailure();
        boolean malformed = failure instanceof HttpConnectionException connection
                && connection.kind == HttpConnectionException.Kind.MALFORMED;
        return malformed ? null : failure; // what came is at fault then, not the connection
    }

    /** Looks for the end, so that the connection can carry the next call. What comes instead of it is nobody's. */
    @SuppressWarnings({"NullAway", "CheckReturnValue", "unchecked"
    }) // the result type says that T is nothing, or optional
    private static <T extends @Nullable Object> T nothing(PreparedCall<T> call, HttpResponse response, byte[] chunk)
            throws IOException {
        Operation<T> operation = call.operation();
        try {
            response.body().read(chunk, 0, chunk.length);
        } catch (IOException broken) {
            // The status says all that there is to say.
        }
        if (call.plan.mayBeEmpty) {
            return (T) Optional.empty();
        }
        if (operation.result().kind() != ResultType.Kind.NOTHING) {
            throw BodyException.missingData(operation.enveloped() ? "$.data" : "$", "nothing");
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the result type says what T is, nothing and bytes included
    private <T extends @Nullable Object> T decode(
            PreparedCall<T> call, HttpResponse response, byte[] chunk, int count, BoundedInput body)
            throws IOException {
        OperationPlan<T> plan = call.plan;
        boolean enveloped = call.operation().enveloped();
        if (!enveloped && (plan.isRaw || call.operation().reportsSuccess())) {
            return whole(call, response, bytes(chunk, count, body));
        }
        ResultType.Kind kind = call.operation().result().kind();
        if (kind == ResultType.Kind.NOTHING && (count == 0 || !enveloped)) {
            drain(chunk, count, body);
            return null;
        }
        try (JsonParser in = parser(chunk, count, body)) {
            return decode(in, plan, enveloped);
        }
    }

    /** A result that is no JSON, or that is looked at before it is read. */
    @SuppressWarnings({"unchecked", "NullAway"}) // the result type says what T is, nothing and bytes included
    private <T extends @Nullable Object> T whole(PreparedCall<T> call, HttpResponse response, byte[] body)
            throws IOException {
        if (call.operation().reportsSuccess()) {
            SuccessCheck.requireSuccess(body);
        }
        if (call.plan.isRaw) {
            Object raw = call.plan.rawKind == ResultType.Kind.TEXT
                    ? BodyText.declared(body, response.headers().get("Content-Type"))
                    : body;
            boolean absent = call.plan.mayBeEmpty && body.length == 0;
            return (T) (call.plan.mayBeEmpty ? Optional.ofNullable(absent ? null : raw) : raw);
        }
        if (call.operation().result().kind() == ResultType.Kind.NOTHING) {
            return null;
        }
        try (JsonParser in = json.parser(body, body.length)) {
            return decode(in, call.plan, false);
        }
    }

    private <T> @Nullable T decode(JsonParser in, OperationPlan<T> plan, boolean enveloped) throws IOException {
        Codec<T> codec = plan.codec;
        try {
            T data = enveloped || codec == null
                    ? EnvelopeReader.read(in, codec, plan.mayBeEmpty)
                    : plain(in, codec, plan.mayBeEmpty);
            if (in.nextToken() != null) {
                throw BodyException.trailingText();
            }
            return data;
        } catch (StreamConstraintsException bound) {
            if (json.isOverdrawn(in)) {
                throw BodyException.tooManyValues(json.maxValues());
            }
            throw bound;
        }
    }

    /** A body that ends within the chunk is parsed where it stands. */
    private JsonParser parser(byte[] chunk, int count, BoundedInput body) throws IOException {
        return count < chunk.length
                ? json.parser(chunk, count)
                : json.parser(new SequenceInputStream(new ByteArrayInputStream(chunk, 0, count), body));
    }

    /** Null can stand for a result that may be empty; nothing at all cannot. */
    private static <T> T plain(JsonParser in, Codec<T> codec, boolean mayBeEmpty) throws IOException {
        JsonToken first = in.nextToken();
        if (first != null && first != JsonToken.VALUE_NULL) {
            return codec.read(in);
        }
        T absent = first == null && !mayBeEmpty ? null : codec.absent();
        if (absent == null) {
            throw JsonMismatchException.at(in, "a value");
        }
        return absent;
    }

    /** Reads the rest, so that the connection can carry the next call. */
    private static void drain(byte[] chunk, int count, BoundedInput body) throws IOException {
        int read = count;
        while (read > 0) {
            read = body.read(chunk, 0, chunk.length);
        }
    }

    private static byte[] bytes(byte[] chunk, int count, BoundedInput body) throws IOException {
        byte[] rest = count < chunk.length ? new byte[0] : body.readAllBytes();
        byte[] all = Arrays.copyOf(chunk, count + rest.length);
        System.arraycopy(rest, 0, all, count, rest.length);
        return all;
    }

    private <T extends @Nullable Object> AttemptResult<T> denied(
            PreparedCall<T> call, HttpResponse response, byte[] body, boolean cut) {
        FailureFacts facts = FailureFacts.of(FailureFacts.Kind.DENIED, response.status());
        return AttemptResult.failed(
                ErrorResponse.of(
                        new ReceivedError(facts, call.operation(), call.request.url, response.headers(), body, cut)),
                response.headers());
    }

    private static <T extends @Nullable Object> AttemptResult<T> unreadable(
            HttpResponse response, Exception failure, byte[] chunk, int count) {
        String problem = UnreadableReasons.problem(failure, response, chunk, count);
        String path = UnreadableReasons.path(failure);
        return AttemptResult.failed(
                UnreadableResponse.of(response.status(), response.headers(), problem, path), response.headers());
    }

    private <T extends @Nullable Object> AttemptResult<T> readError(PreparedCall<T> call, HttpResponse response) {
        int max = (int) Math.min(MAX_ERROR_BODY, maxBytes);
        Beginning body = readWhatComes(response, max);
        return AttemptResult.failed(
                ErrorResponse.of(new ReceivedError(
                        facts(response), call.operation(), call.request.url, response.headers(), body.bytes, body.cut)),
                response.headers());
    }

    /** Up to {@code max} bytes; fewer when the body ends or breaks: the status is known, so half a text is better than none. */
    private static Beginning readWhatComes(HttpResponse response, int max) {
        byte[] buffer = new byte[Math.min(max, BufferPool.SIZE)];
        int count = 0;
        boolean ended = false;
        try (BoundedInput in = BoundedInput.openToCut(response.body(), codings(response), max)) {
            while (!ended && count < max) {
                buffer = count < buffer.length ? buffer : Arrays.copyOf(buffer, Math.min(max, 2 * buffer.length));
                int read = in.read(buffer, count, buffer.length - count);
                ended = read < 0;
                count += Math.max(read, 0);
            }
        } catch (Exception broken) {
            // As far as it came.
        }
        return new Beginning(Arrays.copyOf(buffer, count), !ended);
    }

    /** A body as far as it was read; when it is cut, the beginning of a secret can stand at its end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Beginning(byte[] bytes, boolean cut) {}

    private FailureFacts facts(HttpResponse response) {
        String asked = response.headers().get("Retry-After");
        return new FailureFacts(
                FailureFacts.Kind.ERROR_STATUS,
                true,
                response.status(),
                asked != null && !asked.isBlank(),
                RetryPolicy.retryAfter(response.status(), response.headers(), time));
    }
}
