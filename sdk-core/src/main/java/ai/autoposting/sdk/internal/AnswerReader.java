package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes data or a failure out of an answer. Knows bodies and their bounds; knows nothing of retries. */
final class AnswerReader {
    private static final int LONGEST_ERROR_BODY = 64 * 1024;

    private final Chunks chunks = new Chunks();
    private final AnswerJson json;
    private final long mostBytes;
    private final TimeSource time;

    AnswerReader(long mostBytes, TimeSource time) {
        this.json = new AnswerJson(mostBytes);
        this.mostBytes = mostBytes;
        this.time = time;
    }

    /** @throws IOException only when the connection broke while a result was being read */
    <T extends @Nullable Object> Attempt<T> read(PreparedCall<T> call, Answer answer) throws IOException {
        int status = answer.status();
        return status >= 200 && status < 300 ? readResult(call, answer) : readError(call, answer);
    }

    private <T extends @Nullable Object> Attempt<T> readResult(PreparedCall<T> call, Answer answer) throws IOException {
        byte[] chunk = chunks.take();
        try {
            return readResult(call, answer, chunk);
        } finally {
            chunks.giveBack(chunk);
        }
    }

    private <T extends @Nullable Object> Attempt<T> readResult(PreparedCall<T> call, Answer answer, byte[] chunk)
            throws IOException {
        int count = 0;
        try (BodyInput body = BodyInput.open(answer, mostBytes)) {
            try {
                boolean empty = answer.status() == 204 || answer.status() == 205;
                count = empty ? 0 : body.readNBytes(chunk, 0, chunk.length);
                T data = empty ? nothing(call.operation(), answer, chunk) : decode(call, chunk, count, body);
                return Attempt.succeeded(data, answer.status(), answer.headers());
            } catch (Exception failure) { // whatever is thrown while decoding, it is no broken connection
                if (failure instanceof EnvelopeReader.DeniedException) {
                    return denied(call, answer, Arrays.copyOf(chunk, count), count == chunk.length);
                }
                BodyInput.rethrow(body.networkFailure());
                Exception cause = body.failure() == null ? failure : body.failure();
                return unreadable(answer, cause, chunk, count);
            } finally {
                json.wasRead(body.count());
            }
        }
    }

    @SuppressWarnings("NullAway") // the result type says that T is nothing
    private static <T extends @Nullable Object> T nothing(Operation<T> operation, Answer answer, byte[] chunk)
            throws IOException {
        lookForTheEnd(answer, chunk);
        if (operation.result().kind() != ResultType.Kind.NOTHING) {
            throw UnreadableBody.missing(operation.enveloped() ? "$.data" : "$", "nothing");
        }
        return null;
    }

    /** So that the connection can carry the next call where there is no content. Where there is some, it is nobody's. */
    @SuppressWarnings("CheckReturnValue")
    private static void lookForTheEnd(Answer answer, byte[] chunk) {
        try {
            answer.body().read(chunk, 0, chunk.length);
        } catch (IOException broken) {
            // The status says all that there is to say.
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the result type says what T is, nothing and bytes included
    private <T extends @Nullable Object> T decode(PreparedCall<T> call, byte[] chunk, int count, BodyInput body)
            throws IOException {
        ResultType.Kind kind = call.operation().result().kind();
        boolean enveloped = call.operation().enveloped();
        if (kind == ResultType.Kind.NOTHING && (count == 0 || !enveloped)) {
            drain(chunk, count, body);
            return null;
        }
        if (kind == ResultType.Kind.BYTES && !enveloped) {
            return (T) bytes(chunk, count, body);
        }
        try (JsonParser in = parser(chunk, count, body)) {
            Codec<T> codec = call.plan.codec;
            return decode(in, codec, enveloped || codec == null);
        }
    }

    private <T> @Nullable T decode(JsonParser in, @Nullable Codec<T> codec, boolean enveloped) throws IOException {
        try {
            T data = enveloped || codec == null ? EnvelopeReader.read(in, codec) : plain(in, codec);
            if (in.nextToken() != null) {
                throw UnreadableBody.trailingText();
            }
            return data;
        } catch (StreamConstraintsException bound) {
            if (json.isOverdrawn(in)) {
                throw UnreadableBody.tooManyValues(json.mostValues());
            }
            throw bound;
        }
    }

    /** A body that ends within the chunk is parsed where it stands. */
    private JsonParser parser(byte[] chunk, int count, BodyInput body) throws IOException {
        return count < chunk.length
                ? json.parser(chunk, count)
                : json.parser(new SequenceInputStream(new ByteArrayInputStream(chunk, 0, count), body));
    }

    /** Null can stand for a result that may be empty; nothing at all cannot. */
    private static <T> T plain(JsonParser in, Codec<T> codec) throws IOException {
        JsonToken first = in.nextToken();
        if (first != null && first != JsonToken.VALUE_NULL) {
            return codec.read(in);
        }
        T absent = first == null ? null : codec.absent();
        if (absent == null) {
            throw JsonMismatchException.at(in, "a value");
        }
        return absent;
    }

    /** Reads the rest, so that the connection can carry the next call. */
    private static void drain(byte[] chunk, int count, BodyInput body) throws IOException {
        int read = count;
        while (read > 0) {
            read = body.read(chunk, 0, chunk.length);
        }
    }

    private static byte[] bytes(byte[] chunk, int count, BodyInput body) throws IOException {
        byte[] rest = count < chunk.length ? new byte[0] : body.readAllBytes();
        byte[] all = Arrays.copyOf(chunk, count + rest.length);
        System.arraycopy(rest, 0, all, count, rest.length);
        return all;
    }

    private <T extends @Nullable Object> Attempt<T> denied(
            PreparedCall<T> call, Answer answer, byte[] body, boolean cut) {
        Outcome outcome = new Outcome(Outcome.Kind.DENIED, true, answer.status(), false, null);
        return Attempt.failed(
                ErrorAnswer.of(outcome, call.operation(), call.url, answer.headers(), body, cut), answer.headers());
    }

    private static <T extends @Nullable Object> Attempt<T> unreadable(
            Answer answer, Exception failure, byte[] chunk, int count) {
        String problem = UnreadableBody.problem(failure, answer, chunk, count);
        String path = UnreadableBody.path(failure);
        return Attempt.failed(UnreadableAnswer.of(answer.status(), answer.headers(), problem, path), answer.headers());
    }

    private <T extends @Nullable Object> Attempt<T> readError(PreparedCall<T> call, Answer answer) {
        int most = (int) Math.min(LONGEST_ERROR_BODY, mostBytes);
        Beginning body = readWhatComes(answer, most);
        return Attempt.failed(
                ErrorAnswer.of(outcome(answer), call.operation(), call.url, answer.headers(), body.bytes, body.cut),
                answer.headers());
    }

    /** Up to {@code most} bytes; fewer when the body ends or breaks: the status is known, so half a text is better than none. */
    private static Beginning readWhatComes(Answer answer, int most) {
        byte[] buffer = new byte[Math.min(most, Chunks.SIZE)];
        int count = 0;
        boolean ended = false;
        try (BodyInput in = BodyInput.openToCut(answer, most)) {
            while (!ended && count < most) {
                buffer = count < buffer.length ? buffer : Arrays.copyOf(buffer, Math.min(most, 2 * buffer.length));
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

    private Outcome outcome(Answer answer) {
        int status = answer.status();
        String asked = answer.headers().get("Retry-After");
        Duration wait = asked == null ? null : RetryAfter.parse(asked, time.now());
        if (wait == null && status == 429) {
            wait = RetryAfter.parseReset(answer.headers().get("X-RateLimit-Reset"), time.now());
        }
        boolean refused = status == 503 && asked != null && !asked.isBlank();
        return new Outcome(Outcome.Kind.ERROR_STATUS, true, status, refused, wait);
    }
}
