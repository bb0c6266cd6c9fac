package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a body is no result: in our own words, since those of others can quote the body. Names in it are the peer's and
 * as they came: whoever shows the text masks it first.
 */
final class UnreadableBody {
    private UnreadableBody() {}

    /** Where in the JSON, if that is known. */
    static @Nullable String path(Exception failure) {
        if (failure instanceof EnvelopeReader.MissingDataException missing) {
            return missing.path;
        }
        return failure instanceof JsonMismatchException mismatch ? mismatch.path() : null;
    }

    /** What is wrong with the body whose first {@code count} bytes are in the chunk. */
    static String problem(Exception failure, Answer answer, byte[] chunk, int count) {
        if (failure instanceof TooLargeException large) {
            return "its body is " + large.than;
        }
        if (failure instanceof WireException malformed) {
            return "its framing is broken: " + malformed.getMessage();
        }
        if (looksLikeHtml(answer, chunk, count)) {
            return "its body is HTML: baseUrl(...) probably points at the web app instead of the API";
        }
        if (failure instanceof ContentCoding.CodingException coding) {
            return "its body cannot be decoded: " + coding.why;
        }
        if (failure instanceof Gunzip.MalformedException malformed) {
            return "its body cannot be decompressed: " + malformed.what;
        }
        return problem(failure);
    }

    private static String problem(Exception failure) {
        if (failure instanceof JsonMismatchException mismatch) {
            return "its body does not fit: " + mismatch.path() + ": " + mismatch.problem();
        }
        if (failure instanceof EnvelopeReader.MissingDataException missing) {
            return "its body does not fit: " + missing.path + ": expected a value, found " + missing.found;
        }
        if (failure instanceof TooManyValuesException many) {
            return "its JSON has more than " + many.most + " values; maxResponseBytes(...) raises the limit";
        }
        if (failure instanceof TrailingTextException) {
            return "its body goes on after the JSON value";
        }
        if (failure instanceof StreamConstraintsException) {
            return "its JSON is nested deeper than " + JsonCodecs.MAX_DEPTH + " levels or has a name that is too long";
        }
        if (failure instanceof JsonProcessingException json && json.getLocation() != null) {
            return "its body is not JSON, from line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return failure instanceof JsonProcessingException || failure instanceof CharConversionException
                ? "its body is not JSON"
                : "its body cannot be read: decoding it failed with "
                        + failure.getClass().getName();
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

    // Exceptions that are made here are loaded when they are thrown; where they are thrown, the JVM would load them to
    // verify the code, in each process at its first call.

    static IOException denied() {
        return new EnvelopeReader.DeniedException();
    }

    static IOException trailingText() {
        return new TrailingTextException();
    }

    static IOException tooManyValues(long most) {
        return new TooManyValuesException(most);
    }

    static IOException tooLarge(String than) {
        return new TooLargeException(than);
    }

    static IOException missing(String path, String found) {
        return new EnvelopeReader.MissingDataException(path, found);
    }

    /** There is text behind the JSON value. */
    private static final class TrailingTextException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** There are more JSON values than may be. */
    private static final class TooManyValuesException extends IOException {
        private static final long serialVersionUID = 1L;

        final long most;

        TooManyValuesException(long most) {
            this.most = most;
        }
    }
}
