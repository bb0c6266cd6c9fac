package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a connection and OkHttp, which reads ahead and believes what it reads. Hands on one response at a time, never
 * a byte of what comes behind it; its framing rewritten into the plain form and bounded, so that no reader after this one
 * can understand it otherwise; and no response that was there before its request. Knows the framing of HTTP/1.1 (RFC 9112);
 * knows nothing of what requests and responses mean.
 */
final class ResponseFilter extends InputStream {
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
        /** The head has been handed on if it could be, but nobody can know where its body ends. */
        BROKEN
    }

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

    private final Line line;
    private final ConnectionInput in;
    private final OutputBuffer out = new OutputBuffer();
    private final MessageFraming framing = new MessageFraming();
    private final ResponseHead head;
    private @Nullable ChunkedFraming chunkedFraming;

    private State state = State.IDLE;
    private boolean spoilt;
    private boolean first = true;
    private boolean firstOfAll;
    private boolean nothingRead;
    private boolean followed;
    private boolean toHead; // only these two methods change how a response is framed
    private boolean toConnect;
    private boolean chunked;
    private long left;
    private String problem = "";

    ResponseFilter(InputStream in, Line line) {
        this.in = new ConnectionInput(in);
        this.head = new ResponseHead(this.in, out, framing);
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
            throw new HttpConnectionException(unclean(), "the connection was spoken to before its request");
        }
        int end = 0;
        while (end < length && end < 16 && bytes[offset + end] > ' ') {
            end++;
        }
        toHead = end == 4 && bytes[offset] == 'H';
        toConnect = end == 7 && bytes[offset] == 'C';
        firstOfAll = first;
        first = false;
        nothingRead = true;
        followed = false;
        state = State.HEAD;
        head.begin();
    }

    private boolean isSilent() throws IOException {
        try {
            return line.isSilent(first);
        } catch (InterruptedIOException | HttpConnectionException said) {
            throw said;
        } catch (IOException broken) { // nothing of the request has been written
            throw new HttpConnectionException(unclean(), "the connection broke before its request", broken);
        }
    }

    private HttpConnectionException.Kind unclean() {
        return first ? HttpConnectionException.Kind.SPOKEN_TO : HttpConnectionException.Kind.STALE;
    }

    /** Whether not a byte has been read since the connection's first request was begun. */
    boolean awaitsFirstByteOfAll() {
        return firstOfAll && nothingRead && state == State.HEAD;
    }

    /** Whether something of the last exchange is left, or its end cannot be known. */
    boolean isDirty() {
        return spoilt || hasLeftovers();
    }

    /** Whether something of the last exchange is left. */
    boolean hasLeftovers() {
        return state != State.IDLE || in.hasBuffered() || !out.isEmpty();
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
        if (out.isEmpty()) {
            advance();
        }
        return out.isEmpty() ? readBody(bytes, offset, length) : out.take(bytes, offset, length);
    }

    /** Reads what stands before the next bytes of a body, if anything does. */
    private void advance() throws IOException {
        if (state == State.IDLE) { // somebody looks whether the connection lives
            throw new SocketTimeoutException("no request is under way");
        }
        if (state == State.BROKEN) {
            throw HttpConnectionException.malformed(problem);
        }
        out.clear();
        try {
            if (state == State.HEAD) {
                readHead();
            } else if (state == State.CHUNK) {
                readChunkSize();
            }
        } catch (HttpConnectionException wrong) {
            spoilt = true;
            if (wrong.kind == HttpConnectionException.Kind.MALFORMED) {
                out.clear();
                broken(String.valueOf(wrong.getMessage()));
            }
            throw wrong;
        }
    }

    private void broken(String why) {
        problem = why;
        spoilt = true;
        state = State.BROKEN;
    }

    private int readBody(byte[] bytes, int offset, int length) throws IOException {
        if (state == State.TO_THE_END) {
            return in.read(bytes, offset, length);
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            spoilt = true;
            throw HttpConnectionException.ended("the connection ended within the response");
        }
        left -= count;
        if (left == 0) {
            state = chunked ? State.CHUNK : State.IDLE;
        }
        return count;
    }

    /** OkHttp before 5 takes the second of the responses that another one follows for the last: it gets the first alone. */
    private void readHead() throws IOException {
        readOneHead();
        while (state == State.HEAD && followed) {
            out.clear();
            readOneHead();
        }
        followed = state == State.HEAD;
    }

    private void readOneHead() throws IOException {
        if (nothingRead) {
            awaitFirstByte();
        }
        head.readStatusLine();
        spoilt |= framing.closes();
        int status = framing.status();
        if (toConnect && status >= 200 && status / 100 != 2 && status != 407) {
            throw HttpConnectionException.malformed("the proxy answered CONNECT with HTTP " + status);
        }
        String wrong = head.readHeaders();
        boolean bodiless = toHead || toConnect || status < 200 || status == 204 || status == 205 || status == 304;
        if (wrong == null && !bodiless) {
            wrong = framing.problem();
        }
        if (wrong != null) {
            broken(wrong);
        } else if (bodiless) {
            endWithoutBody(status);
        } else {
            beginBody();
        }
        out.put("\r\n");
    }

    private void awaitFirstByte() throws IOException {
        if (!in.fill()) {
            throw HttpConnectionException.ended("the connection ended without a response");
        }
        nothingRead = false;
        if (line.isStale()) {
            throw HttpConnectionException.malformed("the response was there before the request");
        }
    }

    private void endWithoutBody(int status) {
        spoilt |= framing.isUnclear();
        if (status < 200 && status != 101) {
            return; // a response to come follows this one
        }
        // What comes all the same, or in another protocol, belongs to nobody.
        spoilt |= framing.closes() || status == 101 || !toHead && framing.announcesBody();
        if (toConnect
                && status == 407) { // its body is nothing to us, and many close: the next try takes another connection
            out.put("Connection: close\r\n");
        }
        if (toHead && framing.length() >= 0) {
            out.putLength(framing.length());
        } else if (status == 205) {
            out.putLength(0);
        }
        state = State.IDLE;
    }

    private void beginBody() {
        chunked = framing.isChunked();
        spoilt |= framing.closes();
        if (chunked) {
            spoilt |= framing.hasLength(); // somebody between here and the service may have seen it otherwise
            out.put("Transfer-Encoding: chunked\r\n");
            chunks().begin();
            left = -1;
            state = State.CHUNK;
        } else if (framing.length() >= 0) {
            left = framing.length();
            out.putLength(left);
            state = left == 0 ? State.IDLE : State.SIZED;
        } else {
            spoilt = true;
            state = State.TO_THE_END;
        }
    }

    /** Made for the first body that is chunked: most connections carry none. */
    private ChunkedFraming chunks() {
        ChunkedFraming known = chunkedFraming;
        if (known == null) {
            known = new ChunkedFraming(in);
            chunkedFraming = known;
        }
        return known;
    }

    private void readChunkSize() throws IOException {
        ChunkedFraming chunks = chunks();
        if (left == 0) {
            chunks.readEnd();
            out.put("\r\n");
        }
        left = chunks.readSize();
        out.put(Long.toHexString(left));
        out.put("\r\n");
        if (left > 0) {
            state = State.SIZED;
            return;
        }
        chunks.skipTrailers();
        out.put("\r\n");
        state = State.IDLE;
    }
}
