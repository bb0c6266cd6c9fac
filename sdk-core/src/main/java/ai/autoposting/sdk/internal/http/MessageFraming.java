package ai.autoposting.sdk.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the lines of a response's head say of where its body ends (RFC 9112). Reads each line where it lies. */
final class MessageFraming {
    private static final String VERSION = "HTTP/1.";
    private static final int MAX_DIGITS = 18; // any number of so many fits into a long

    private int status;
    private boolean chunked;
    private boolean otherCoding;
    private boolean badLength;
    private boolean closes;
    private long length = -1;

    /** Another head begins with this line. False when that is no status line of HTTP/1.0 or HTTP/1.1. */
    boolean begin(byte[] line, int start, int end) {
        chunked = false;
        otherCoding = false;
        badLength = false;
        length = -1;
        status = status(line, start, end);
        closes = status >= 100 && line[start + VERSION.length()] == '0'; // HTTP/1.0 closes after each response
        return status >= 100;
    }

    private static int status(byte[] line, int start, int end) {
        int minor = start + VERSION.length();
        int from = minor + 2;
        int to = from + 3;
        boolean plain = to <= end
                && startsWith(VERSION, line, start)
                && (line[minor] == '0' || line[minor] == '1')
                && line[minor + 1] == ' '
                && (to == end || line[to] == ' ');
        return plain ? (int) number(line, from, to) : -1;
    }

    private static boolean startsWith(String text, byte[] line, int start) {
        for (int i = 0; i < text.length(); i++) {
            if (line[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this header frames the body, so that it must not be handed on as it is. */
    boolean takes(byte[] line, int start, int end) {
        int colon = start;
        while (colon < end && line[colon] != ':') {
            colon++;
        }
        int nameLength = colon - start;
        while (nameLength > 0 && line[start + nameLength - 1] <= ' ') {
            nameLength--;
        }
        int value = Math.min(colon + 1, end);
        switch (nameLength) {
            case 10 -> {
                if (isName("connection", line, start)) {
                    closes |= text(line, value, end).contains("close");
                }
            }
            case 14 -> {
                if (isName("content-length", line, start)) {
                    addLengths(line, value, end);
                    return true;
                }
            }
            case 17 -> {
                if (isName("transfer-encoding", line, start)) {
                    otherCoding |= chunked || !text(line, value, end).equals("chunked");
                    chunked = true;
                    return true;
                }
            }
            default -> {}
        }
        return false;
    }

    private static boolean isName(String lowerCase, byte[] line, int start) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((line[start + i] | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] line, int from, int end) {
        return new String(line, from, end - from, StandardCharsets.ISO_8859_1)
                .trim()
                .toLowerCase(Locale.ROOT);
    }

    /** Several equal ones are one (RFC 9112, 6.3). */
    private void addLengths(byte[] line, int from, int end) {
        int start = from;
        for (int i = from; i <= end; i++) {
            if (i == end || line[i] == ',') {
                long added = trimmedNumber(line, start, i);
                badLength |= added < 0 || length >= 0 && added != length;
                length = added;
                start = i + 1;
            }
        }
    }

    private static long trimmedNumber(byte[] line, int from, int end) {
        int start = from;
        int stop = end;
        while (start < stop && isBlank(line[start])) {
            start++;
        }
        while (start < stop && isBlank(line[stop - 1])) {
            stop--;
        }
        return number(line, start, stop);
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' '; // bytes from 0x80 on are negative
    }

    /** -1 for what is none. */
    private static long number(byte[] line, int start, int end) {
        if (start == end || end - start > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return -1;
            }
            number = 10 * number + (line[i] - '0');
        }
        return number;
    }

    /** Whether no reader could take a header's name for another one. */
    static boolean hasPlainName(byte[] line, int start, int end) {
        for (int i = start; i < end && line[i] != ':'; i++) {
            if (line[i] <= ' ' || line[i] == 0x7f) { // bytes from 0x80 on are negative
                return false;
            }
        }
        return end > start && line[start] != ':';
    }

    int status() {
        return status;
    }

    /** Whether the connection ends after this response. */
    boolean closes() {
        return closes;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Bytes of the body; -1 when they are not told, or not understandably. */
    long length() {
        return badLength ? -1 : length;
    }

    /** Whether a Content-Length was there, whatever it said. */
    boolean hasLength() {
        return badLength || length >= 0;
    }

    boolean announcesBody() {
        return chunked || length > 0;
    }

    boolean isUnclear() {
        return otherCoding || badLength;
    }

    /** Why nobody can know where the body ends; null when that is known. */
    @Nullable
    String problem() {
        if (otherCoding) {
            return "its Transfer-Encoding is not chunked alone";
        }
        return badLength && !chunked ? "its Content-Length is no length" : null;
    }
}
