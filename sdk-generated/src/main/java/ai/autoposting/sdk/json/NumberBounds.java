package ai.autoposting.sdk.json;

import ai.autoposting.sdk.runtime.Decimals;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;

/**
 * Which numbers of JSON become numbers in Java: those that no later use of them, such as {@code toPlainString()} or
 * {@code longValue()}, can turn into gigabytes. Others are refused, or kept as text.
 */
final class NumberBounds {
    private static final int MAX_LENGTH = 1_000;

    private NumberBounds() {}

    /** Whether the number that is the parser's current token can be held. */
    static boolean canHold(JsonParser in) throws IOException {
        int length = in.getTextLength();
        return length <= MAX_LENGTH
                && (in.currentToken() == JsonToken.VALUE_NUMBER_INT
                        || Decimals.isSmall(exponent(in.getTextCharacters(), in.getTextOffset(), length)));
    }

    /** Looked up in the text: once it has given a float, Jackson's parser gives no decimal. */
    static boolean isZero(JsonParser in) throws IOException {
        char[] text = in.getTextCharacters();
        int end = in.getTextOffset() + in.getTextLength();
        for (int at = in.getTextOffset(); at < end && text[at] != 'e' && text[at] != 'E'; at++) {
            if (text[at] >= '1' && text[at] <= '9') {
                return false;
            }
        }
        return true;
    }

    /** A number, and none that is out of all bounds. */
    static void requireNumber(JsonParser in, String expected) throws IOException {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw JsonMismatchException.at(in, expected);
        }
        if (!canHold(in)) {
            throw JsonMismatchException.unreadable(
                    in, expected + ": more than 1,000 characters, or an exponent beyond 1,000");
        }
    }

    static long whole(JsonParser in, long min, long max, String expected) throws IOException {
        requireNumber(in, expected);
        try {
            long value = in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? in.getLongValue()
                    : in.getDecimalValue().longValueExact();
            if (value >= min && value <= max) {
                return value;
            }
        } catch (InputCoercionException | ArithmeticException tooLargeOrFractional) {
            // Said below, without the value.
        }
        throw JsonMismatchException.unreadable(in, expected);
    }

    /** Neither too large nor so small that nothing is left of it. */
    static double held(JsonParser in, double value, String expected) throws IOException {
        boolean vanished = value == 0 && !isZero(in);
        if (vanished || Double.isInfinite(value) || Double.isNaN(value)) {
            throw JsonMismatchException.unreadable(in, expected);
        }
        return value;
    }

    static void requireFinite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
    }

    /** Without its sign; one that is too large is said to be just that, however large it is. */
    private static int exponent(char[] text, int start, int length) {
        int at = start;
        int end = start + length;
        while (at < end && text[at] != 'e' && text[at] != 'E') {
            at++;
        }
        int exponent = 0;
        for (at++; at < end && exponent <= Decimals.MAX_EXPONENT; at++) {
            if (text[at] >= '0' && text[at] <= '9') {
                exponent = exponent * 10 + (text[at] - '0');
            }
        }
        return exponent;
    }
}
