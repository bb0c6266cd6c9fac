package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.Json;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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
    private final long mostBytes;
    private final TimeSource time;

    AnswerReader(long mostBytes, TimeSource time) {
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
        BodyInput body = null;
        int count = 0;
        try {
            body = BodyInput.open(answer, mostBytes);
            count = body.readNBytes(chunk, 0, chunk.length);
            T data = decode(call, chunk, count, body);
            return Attempt.succeeded(data, answer.status(), answer.headers());
        } catch (EnvelopeReader.DeniedException denied) {
            return denied(call, answer, Arrays.copyOf(chunk, count), count == chunk.length);
        } catch (IOException failure) {
            if (body != null && body.networkFailure() != null) {
                throw body.networkFailure();
            }
            boolean tooLarge = body != null && body.isTooLarge();
            return unreadable(answer, tooLarge, failure, chunk, count);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the result type says what T is, nothing and bytes included
    private static <T extends @Nullable Object> T decode(PreparedCall<T> call, byte[] chunk, int count, BodyInput body)
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
            T data = enveloped || codec == null ? EnvelopeReader.read(in, codec) : plain(in, codec);
            if (in.nextToken() != null) {
                throw new TrailingTextException();
            }
            return data;
        }
    }

    /** A body that ends within the chunk is parsed where it stands. */
    private static JsonParser parser(byte[] chunk, int count, BodyInput body) throws IOException {
        return count < chunk.length
                ? Json.FACTORY.createParser(chunk, 0, count)
                : Json.FACTORY.createParser(new SequenceInputStream(new ByteArrayInputStream(chunk, 0, count), body));
    }

    private static <T> T plain(JsonParser in, Codec<T> codec) throws IOException {
        JsonToken first = in.nextToken();
        if (first != null && first != JsonToken.VALUE_NULL) {
            return codec.read(in);
        }
        T absent = codec.absent();
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
                new ErrorAnswer(outcome, call.operation(), call.url, answer.headers(), body, cut), answer.headers());
    }

    private <T extends @Nullable Object> Attempt<T> unreadable(
            Answer answer, boolean tooLarge, IOException failure, byte[] chunk, int count) {
        String path = failure instanceof JsonMismatchException mismatch ? mismatch.path() : null;
        if (failure instanceof EnvelopeReader.MissingDataException) {
            path = "$.data";
        }
        String problem = tooLarge
                ? "its body is larger than maxResponseBytes, " + mostBytes + " bytes"
                : problem(answer, failure, chunk, count);
        return Attempt.failed(new UnreadableAnswer(answer.status(), answer.headers(), problem, path), answer.headers());
    }

    /** Jackson's own messages can quote the body, so none is passed on. */
    private static String problem(Answer answer, IOException failure, byte[] chunk, int count) {
        if (looksLikeHtml(answer, chunk, count)) {
            return "its body is HTML: baseUrl(...) probably points at the web app instead of the API";
        }
        if (failure instanceof JsonMismatchException mismatch) {
            return "its body does not fit: " + mismatch.path() + ": " + mismatch.problem();
        }
        if (failure instanceof EnvelopeReader.MissingDataException) {
            return "its body does not fit: $.data: expected a value, found nothing";
        }
        if (failure instanceof TrailingTextException) {
            return "its body goes on after the JSON value";
        }
        if (failure instanceof StreamConstraintsException) {
            return "its JSON is nested deeper than " + Json.DEEPEST + " levels or holds a value that is too long";
        }
        if (failure instanceof JsonProcessingException json && json.getLocation() != null) {
            return "its body is not JSON, from line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return "its body cannot be decompressed";
    }

    private static boolean looksLikeHtml(Answer answer, byte[] chunk, int count) {
        if (answer.headers().isHtml()) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (chunk[i] > ' ') {
                return chunk[i] == '<';
            }
        }
        return false;
    }

    private <T extends @Nullable Object> Attempt<T> readError(PreparedCall<T> call, Answer answer) {
        Beginning body = new Beginning(new byte[0], true);
        try {
            int most = (int) Math.min(LONGEST_ERROR_BODY, mostBytes);
            body = readWhatComes(BodyInput.open(answer, Long.MAX_VALUE), most);
        } catch (IOException unreadable) {
            // The status says enough.
        }
        return Attempt.failed(
                new ErrorAnswer(outcome(answer), call.operation(), call.url, answer.headers(), body.bytes, body.cut),
                answer.headers());
    }

    /** Up to {@code most} bytes; fewer when the body ends or breaks: the status is known, so half a text is better than none. */
    private static Beginning readWhatComes(BodyInput in, int most) {
        byte[] buffer = new byte[Math.min(most, Chunks.SIZE)];
        int count = 0;
        boolean ended = false;
        try {
            while (!ended && count < most) {
                buffer = count < buffer.length ? buffer : Arrays.copyOf(buffer, Math.min(most, 2 * buffer.length));
                int read = in.read(buffer, count, buffer.length - count);
                ended = read < 0;
                count += Math.max(read, 0);
            }
        } catch (IOException broken) {
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

    private static final class TrailingTextException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
