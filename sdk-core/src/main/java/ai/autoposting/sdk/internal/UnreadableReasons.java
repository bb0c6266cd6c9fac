package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.body.BodyException;
import ai.autoposting.sdk.internal.http.HttpConnectionException;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a body is no result: in our own words, since those of others can quote the body. Names in it are the peer's and
 * as they came: whoever shows the text masks it first.
 */
final class UnreadableReasons {
    private UnreadableReasons() {}

    /** Where in the JSON, if that is known. */
    static @Nullable String path(Exception failure) {
        if (failure instanceof BodyException body) {
            return body.path();
        }
        return failure instanceof JsonMismatchException mismatch ? mismatch.path() : null;
    }

    /** What is wrong with the body whose first {@code count} bytes are in the chunk. */
    static String problem(Exception failure, HttpResponse response, byte[] chunk, int count) {
        if (BodyException.is(BodyException.Kind.TOO_LARGE, failure) || failure instanceof HttpConnectionException) {
            return problem(failure);
        }
        return looksLikeHtml(response, chunk, count)
                ? "its body is HTML: baseUrl(...) probably points at the web app instead of the API"
                : problem(failure);
    }

    /** The same of a body that may be of any kind. */
    static String problem(Exception failure) {
        if (failure instanceof BodyException body) {
            return problem(body);
        }
        if (failure instanceof HttpConnectionException malformed) {
            return "its framing is broken: " + malformed.getMessage();
        }
        if (failure instanceof JsonMismatchException mismatch) {
            return "its body does not fit: " + mismatch.path() + ": " + mismatch.problem();
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

    private static String problem(BodyException failure) {
        return switch (failure.kind()) {
            case DENIED -> "its body says \"success\": false";
            case MISSING_DATA ->
                "its body does not fit: " + failure.path() + ": expected a value, found " + failure.text();
            case TRAILING_TEXT -> "its body goes on after the JSON value";
            case TOO_MANY_VALUES ->
                "its JSON has more than " + failure.text() + " values; maxResponseBytes(...) raises the limit";
            case TOO_LARGE -> "its body is " + failure.text();
            case UNKNOWN_CODING -> "its body cannot be decoded: " + failure.text();
            case BROKEN_GZIP -> "its body cannot be decompressed: " + failure.text();
        };
    }

    private static boolean looksLikeHtml(HttpResponse response, byte[] chunk, int count) {
        if (response.headers().isHtml()) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (chunk[i] > ' ') {
                return chunk[i] == '<';
            }
        }
        return false;
    }
}
