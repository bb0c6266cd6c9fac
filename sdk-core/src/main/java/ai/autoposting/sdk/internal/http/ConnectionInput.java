package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InputStream;

/** What comes over a connection, a buffer at a time. */
final class ConnectionInput {
    private static final int SIZE = 2 * 1024; // one for each connection, and there can be ten thousand

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private int position;
    private int limit;

    ConnectionInput(InputStream in) {
        this.in = in;
    }

    /** Whether something has been read from the connection that nobody has taken yet. */
    boolean hasBuffered() {
        return position < limit;
    }

    /** Waits for bytes, when all before them have been taken. False at the end of the connection. */
    boolean fill() throws IOException {
        int count = in.read(buffer, 0, SIZE);
        if (count <= 0) {
            return false;
        }
        position = 0;
        limit = count;
        return true;
    }

    /**
     * The next byte.
     *
     * @throws HttpConnectionException when the connection ends before it
     */
    int next() throws IOException {
        if (position == limit && !fill()) {
            throw HttpConnectionException.ended("the connection ended within the response");
        }
        return buffer[position++] & 0xff;
    }

    /** The next bytes, past the buffer when that is empty; -1 at the end of the connection. */
    int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == limit) {
            return in.read(bytes, offset, length);
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }
}
