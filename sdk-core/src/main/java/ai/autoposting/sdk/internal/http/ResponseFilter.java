package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a connection and OkHttp, which reads ahead and believes what it reads. Hands on one response at a time, never
 * a byte of what comes behind it; its framing rewritten into the plain form and bounded, so that no reader after this one
 * can understand it otherwise; and no response that was there before its request. Knows the framing of HTTP/1.1 (RFC 9112);
 * knows nothing of what requests and responses mean.
 */
final class ResponseFilter extends InputStream {
    static final int MAX_STATUS_LINE = 8 * 1024;
    static final int MAX_HEAD = 256 * 1024;
    static final int MAX_HEADERS = 1_000;

    /** Bytes of chunk extensions, superfluous zeros and trailers. */
    static final int MAX_CHUNK_NOISE = 64 * 1024;

    private static final int BUFFER = 2 * 1024; // one for each connection, and there can be ten thousand

    private enum State {
        /** No request is under way. */
        IDLE,
        /** A request has begun, its response's head has not been read yet. */
        HEAD,
        /** {@link #left} bytes of a body, or of a chunk, are to come. */
        SIZED,
        /** A chunk's size is to come. */
        CHUNK,
        /** The body ends with the connection. */
        TO_THE_END,
        /** The head has been handed on, but nobody can know where its body ends. */
        BROKEN
    }

    private final InputStream in;
    private final Line line;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    private final Framing framing = new Framing();
    private byte[] out = new byte[512];
    private int outPosition;
    private int outLimit;

    private State state = State.IDLE;
    private boolean chunked;
    private boolean spoilt;
    private boolean first = true;
    private boolean firstOfAll;
    private boolean nothingRead;
    private String method = "";
    private long left;
    private int headBytes;
    private int headers;
    private int noise;
    private String problem = "";

    /** What is known of the connection beneath, besides its bytes. */
    interface Line {
        /**
         * Whether nothing has arrived that nobody has asked for. Without waiting.
         *
         * @throws IOException when the peer has ended the connection and says why
         */
        boolean isSilent(boolean first) throws IOException;

        /** Whether what has been read so far was there before the request began. */
        boolean isStale();
    }

    ResponseFilter(InputStream in, Line line) {
        this.in = in;
        this.line = line;
    }

    /**
     * A request is about to be written, or goes on.
     *
     * @throws HttpConnectionException when the connection is not clean: nothing of the request must be written then
     */
    void request(byte[] bytes, int offset, int length) throws IOException {
        if (state != State.IDLE) {
            return;
        }
        if (isDirty() || !isSilent()) {
            spoilt = true;
            throw new HttpConnectionException(
                    first ? HttpConnectionException.Kind.SPOKEN_TO : HttpConnectionException.Kind.STALE,
                    "the connection was spoken to before its request");
        }
        int end = 0;
        while (end < length && end < 16 && bytes[offset + end] > ' ') {
            end++;
        }
        method = length == 0 ? "" : known(bytes, offset, end);
        firstOfAll = first;
        first = false;
        nothingRead = true;
        state = State.HEAD;
        headBytes = 0;
        headers = 0;
        noise = 0;
    }

    private boolean isSilent() throws IOException {
        try {
            return line.isSilent(first);
        } catch (InterruptedIOException | HttpConnectionException said) {
            throw said;
        } catch (IOException broken) { // nothing of the request has been written
            throw new HttpConnectionException(
                    first ? HttpConnectionException.Kind.SPOKEN_TO : HttpConnectionException.Kind.STALE,
                    "the connection broke before its request",
                    broken);
        }
    }

    /** Whether not a byte has been read since the connection's first request was begun. */
    boolean awaitsFirstByteOfAll() {
        return firstOfAll && nothingRead && state == State.HEAD;
    }

    /** Spares the making of a string for each request: only two methods change how a response is framed. */
    private static String known(byte[] bytes, int offset, int length) {
        if (length == 4 && bytes[offset] == 'H') {
            return "HEAD";
        }
        return length == 7 && bytes[offset] == 'C' ? "CONNECT" : "";
    }

    /** Whether something of the last exchange is left, or its end cannot be known. */
    boolean isDirty() {
        return spoilt || hasLeftovers();
    }

    /** Whether something of the last exchange is left. */
    boolean hasLeftovers() {
        return state != State.IDLE || position < limit || outPosition < outLimit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (outPosition == outLimit) {
            advance();
        }
        if (outPosition < outLimit) {
            int count = Math.min(length, outLimit - outPosition);
            System.arraycopy(out, outPosition, bytes, offset, count);
            outPosition += count;
            return count;
        }
        return readBody(bytes, offset, length);
    }

    /** Reads what stands before the next bytes of a body, if anything does. */
    private void advance() throws IOException {
        outPosition = 0;
        outLimit = 0;
        if (state == State.HEAD) {
            readHead();
        } else if (state == State.CHUNK) {
            readChunkSize();
        } else if (state == State.IDLE) { // somebody looks whether the connection lives
            throw new SocketTimeoutException("no request is under way");
        } else if (state == State.BROKEN) {
            throw HttpConnectionException.malformed(problem);
        }
    }

    private int readBody(byte[] bytes, int offset, int length) throws IOException {
        int most = state == State.TO_THE_END ? length : (int) Math.min(length, left);
        int count;
        if (position < limit) {
            count = Math.min(most, limit - position);
            System.arraycopy(buffer, position, bytes, offset, count);
            position += count;
        } else {
            count = in.read(bytes, offset, most);
        }
        if (state == State.SIZED) {
            if (count < 0) {
                throw ended();
            }
            left -= count;
            if (left == 0) {
                state = chunked ? State.CHUNK : State.IDLE;
            }
        }
        return count;
    }

    /** The next byte of the connection, or -1. */
    private int next() throws IOException {
        if (position == limit) {
            int count = in.read(buffer, 0, BUFFER);
            if (count <= 0) {
                return -1;
            }
            position = 0;
            limit = count;
            if (nothingRead) {
                nothingRead = false;
                if (line.isStale()) {
                    spoilt = true;
                    throw HttpConnectionException.malformed("the response was there before the request");
                }
            }
        }
        return buffer[position++] & 0xff;
    }

    /** The same, where the connection must not end. */
    private int require() throws IOException {
        int next = next();
        if (next < 0) {
            throw ended();
        }
        return next;
    }

    private HttpConnectionException ended() {
        spoilt = true;
        boolean nothing = state == State.HEAD && headBytes == 0;
        return new HttpConnectionException(
                HttpConnectionException.Kind.ENDED,
                nothing ? "the connection ended without a response" : "the connection ended within the response");
    }

    private void put(int b) {
        if (outLimit == out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        out[outLimit++] = (byte) b;
    }

    private void putNumber(long number) {
        if (number > 9) {
            putNumber(number / 10);
        }
        put((int) ('0' + number % 10));
    }

    private void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void readHead() throws IOException {
        int status = readStatusLine();
        if (method.equals("CONNECT") && status >= 200 && status / 100 != 2 && status != 407) {
            spoilt = true;
            throw HttpConnectionException.malformed("the proxy answered CONNECT with HTTP " + status);
        }
        framing.begin(status);
        String wrong = readHeaders();
        if (wrong == null) {
            wrong = framing.problem();
        }
        if (wrong != null) {
            put("\r\n");
            broken(wrong);
            return;
        }
        frame(status);
        put("\r\n");
    }

    private void broken(String why) {
        problem = why;
        spoilt = true;
        state = State.BROKEN;
    }

    /** {@code HTTP/1.x nnn reason}, handed on as it is. */
    private int readStatusLine() throws IOException {
        int start = outLimit;
        for (int c = require(); c != '\n'; c = require()) {
            if (outLimit - start == MAX_STATUS_LINE) {
                spoilt = true;
                throw HttpConnectionException.malformed("the status line is longer than " + MAX_STATUS_LINE + " bytes");
            }
            if (++headBytes > MAX_HEAD) { // after responses without end that another one was to follow
                spoilt = true;
                throw HttpConnectionException.malformed("its head is longer than " + MAX_HEAD + " bytes");
            }
            put(c);
        }
        if (outLimit > start && out[outLimit - 1] == '\r') {
            outLimit--;
        }
        int status = status(start);
        if (status < 0) {
            spoilt = true;
            outLimit = start;
            throw HttpConnectionException.malformed(
                    "the response does not begin with a status line of HTTP/1.0 or HTTP/1.1");
        }
        put("\r\n");
        return status;
    }

    private int status(int start) {
        int length = outLimit - start;
        boolean version = length >= 12
                && startsWith(start, "HTTP/1.")
                && (out[start + 7] == '0' || out[start + 7] == '1')
                && out[start + 8] == ' ';
        if (!version || length > 12 && out[start + 12] != ' ') {
            return -1;
        }
        int status = 0;
        for (int i = start + 9; i < start + 12; i++) {
            if (out[i] < '0' || out[i] > '9') {
                return -1;
            }
            status = 10 * status + (out[i] - '0');
        }
        spoilt |= out[start + 7] == '0'; // HTTP/1.0 closes after each response
        return status < 100 ? -1 : status;
    }

    private boolean startsWith(int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (out[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Hands on all headers but those that frame the body. Null, or what is wrong. */
    private @Nullable String readHeaders() throws IOException {
        boolean framed = false;
        while (true) {
            int start = outLimit;
            for (int c = require(); c != '\n'; c = require()) {
                if (++headBytes > MAX_HEAD) {
                    outLimit = start;
                    return "its headers are longer than " + MAX_HEAD + " bytes";
                }
                put(c);
            }
            int end = outLimit > start && out[outLimit - 1] == '\r' ? outLimit - 1 : outLimit;
            outLimit = end;
            if (end == start) {
                return null;
            }
            if (++headers > MAX_HEADERS) {
                outLimit = start;
                return "it has more than " + MAX_HEADERS + " headers";
            }
            if (framed && (out[start] == ' ' || out[start] == '\t')) {
                outLimit = start;
                return "a header that frames its body goes on on a second line";
            }
            framed = framing.takes(start, end);
            if (framed || !hasPlainName(start, end)) { // a name that only some take for another one is no name
                outLimit = start;
            } else {
                put("\r\n");
            }
        }
    }

    private boolean hasPlainName(int start, int end) {
        for (int i = start; i < end && out[i] != ':'; i++) {
            if (out[i] <= ' ' || out[i] == 0x7f) { // bytes from 0x80 on are negative
                return false;
            }
        }
        return end > start && out[start] != ':';
    }

    private void frame(int status) {
        if (status < 200 && status != 101) {
            return; // a response to come follows this one
        }
        spoilt |= framing.close;
        boolean bodiless = method.equals("HEAD") || status == 101 || status == 204 || status == 205 || status == 304;
        if (method.equals("CONNECT")) {
            bodiless = true;
            if (status == 407) { // its body is nothing to us, and many close: the next try takes another connection
                put("Connection: close\r\n");
            }
        }
        if (bodiless) {
            // What comes all the same, or in another protocol, belongs to nobody.
            spoilt |= status == 101 || !method.equals("HEAD") && framing.announcesBody();
            if (method.equals("HEAD") && framing.length >= 0) {
                put("Content-Length: " + framing.length + "\r\n");
            } else if (status == 205) {
                put("Content-Length: 0\r\n");
            }
            state = State.IDLE;
        } else if (framing.chunked) {
            spoilt |= framing.length >= 0
                    || framing.badLength; // somebody between here and the service may have seen it otherwise
            put("Transfer-Encoding: chunked\r\n");
            chunked = true;
            left = -1;
            state = State.CHUNK;
        } else if (framing.length >= 0) {
            put("Content-Length: ");
            putNumber(framing.length);
            put("\r\n");
            chunked = false;
            left = framing.length;
            state = left == 0 ? State.IDLE : State.SIZED;
        } else {
            spoilt = true;
            chunked = false;
            state = State.TO_THE_END;
        }
    }

    private void readChunkSize() throws IOException {
        if (left == 0) {
            requireLineEnd();
            put("\r\n");
        }
        long size = 0;
        int digits = 0;
        int c = require();
        for (int digit = Character.digit(c, 16); digit >= 0 && c < 0x80; digit = Character.digit(c, 16)) {
            if (size >>> 59 != 0) {
                throw brokenChunk("a chunk's size is too large");
            }
            size = 16 * size + digit;
            countNoise(digits++ >= 16);
            c = require();
        }
        if (digits == 0 || c != ';' && c != '\r' && c != '\n' && c != ' ' && c != '\t') {
            throw brokenChunk("a chunk does not begin with its size");
        }
        boolean afterReturn = false;
        while (c != '\n') {
            countNoise(c != '\r' || afterReturn);
            afterReturn = c == '\r';
            c = require();
        }
        put(Long.toHexString(size));
        put("\r\n");
        left = size;
        if (size > 0) {
            state = State.SIZED;
            return;
        }
        skipTrailers();
        put("\r\n");
        state = State.IDLE;
    }

    private void requireLineEnd() throws IOException {
        int c = require();
        if (c == '\r') {
            c = require();
        }
        if (c != '\n') {
            throw brokenChunk("a chunk is longer than its size");
        }
    }

    private void skipTrailers() throws IOException {
        int length = 0;
        boolean afterReturn = false;
        for (int c = require(); c != '\n' || length > 0; c = require()) {
            boolean isReturn = c == '\r';
            countNoise(c != '\n' && (!isReturn || afterReturn));
            length = c == '\n' ? 0 : isReturn ? length : length + 1;
            afterReturn = isReturn;
        }
    }

    private void countNoise(boolean isNoise) throws IOException {
        if (isNoise && ++noise > MAX_CHUNK_NOISE) {
            throw brokenChunk(
                    "what stands beside the content of its chunks is longer than " + MAX_CHUNK_NOISE + " bytes");
        }
    }

    private HttpConnectionException brokenChunk(String why) {
        broken(why);
        return HttpConnectionException.malformed(why);
    }

    /** What the headers say of the body's length. */
    private final class Framing {
        private int status;
        private boolean chunked;
        private boolean otherCoding;
        private boolean badLength;
        private boolean close;
        private long length = -1;

        void begin(int ofStatus) {
            status = ofStatus;
            chunked = false;
            otherCoding = false;
            badLength = false;
            close = false;
            length = -1;
        }

        /** Whether this header frames the body, so that it is not handed on as it is. */
        boolean takes(int start, int end) {
            int colon = start;
            while (colon < end && out[colon] != ':') {
                colon++;
            }
            int nameLength = colon - start;
            while (nameLength > 0 && out[start + nameLength - 1] <= ' ') {
                nameLength--;
            }
            switch (nameLength) {
                case 10 -> {
                    if (is("connection", start)) {
                        close |= value(colon, end).contains("close");
                    }
                }
                case 14 -> {
                    if (is("content-length", start)) {
                        long plain = digits(colon + 1, end);
                        if (plain >= 0 && length < 0) {
                            length = plain;
                        } else {
                            addLengths(value(colon, end));
                        }
                        return true;
                    }
                }
                case 17 -> {
                    if (is("transfer-encoding", start)) {
                        addCodings(value(colon, end));
                        return true;
                    }
                }
                default -> {}
            }
            return false;
        }

        private boolean is(String name, int start) {
            for (int i = 0; i < name.length(); i++) {
                if ((out[start + i] | 0x20) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private String value(int colon, int end) {
            String text = colon >= end ? "" : new String(out, colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1);
            return text.trim().toLowerCase(Locale.ROOT);
        }

        /** The usual form, read without making a string of it; -1 for others. */
        private long digits(int from, int end) {
            int at = from < end && out[from] == ' ' ? from + 1 : from;
            if (at == end || end - at > 18) {
                return -1;
            }
            long number = 0;
            for (; at < end; at++) {
                if (out[at] < '0' || out[at] > '9') {
                    return -1;
                }
                number = 10 * number + (out[at] - '0');
            }
            return number;
        }

        /** Several equal ones are one (RFC 9112, 6.3). */
        private void addLengths(String value) {
            for (String each : value.split(",", -1)) {
                long number = number(each.trim());
                badLength |= number < 0 || length >= 0 && number != length;
                length = number;
            }
        }

        private long number(String text) {
            if (text.isEmpty() || text.length() > 18) {
                return -1;
            }
            long number = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                number = 10 * number + (c - '0');
            }
            return number;
        }

        private void addCodings(String value) {
            otherCoding |= chunked || !value.equals("chunked");
            chunked = true;
        }

        boolean announcesBody() {
            return chunked || length > 0;
        }

        /** What is wrong where it matters: a response without a body has no framing to be wrong. */
        @Nullable
        String problem() {
            if (method.equals("HEAD")
                    || method.equals("CONNECT")
                    || status < 200
                    || status == 204
                    || status == 205
                    || status == 304) {
                spoilt |= otherCoding || badLength;
                if (badLength) {
                    length = -1;
                }
                return null;
            }
            if (otherCoding) {
                return "its Transfer-Encoding is not chunked alone";
            }
            return badLength && !chunked ? "its Content-Length is no length" : null;
        }
    }
}
