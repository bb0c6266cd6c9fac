package ai.autoposting.sdk.internal.http;

import java.io.IOException;

/** Reads what stands beside the content of a body's chunks: sizes, and extensions and trailers, which nobody needs. */
final class ChunkedFraming {
    /** Bytes of extensions, superfluous zeros and trailers in a body. */
    static final int MAX_NOISE = 64 * 1024;

    private final ConnectionInput in;
    private int noise;

    ChunkedFraming(ConnectionInput in) {
        this.in = in;
    }

    /** Another body begins. */
    void begin() {
        noise = 0;
    }

    /** The line before a chunk. */
    long readSize() throws IOException {
        long size = 0;
        int digits = 0;
        int c = in.next();
        for (int digit = Character.digit(c, 16); digit >= 0 && c < 0x80; digit = Character.digit(c, 16)) {
            if (size >>> 59 != 0) {
                throw HttpConnectionException.malformed("a chunk's size is too large");
            }
            size = 16 * size + digit;
            countNoise(digits++ >= 16);
            c = in.next();
        }
        if (digits == 0 || c != ';' && c != '\r' && c != '\n' && c != ' ' && c != '\t') {
            throw HttpConnectionException.malformed("a chunk does not begin with its size");
        }
        boolean afterReturn = false;
        while (c != '\n') {
            countNoise(c != '\r' || afterReturn);
            afterReturn = c == '\r';
            c = in.next();
        }
        return size;
    }

    /** The end of the line after a chunk. */
    void readEnd() throws IOException {
        int c = in.next();
        if (c == '\r') {
            c = in.next();
        }
        if (c != '\n') {
            throw HttpConnectionException.malformed("a chunk is longer than its size");
        }
    }

    /** All lines after the last chunk. */
    void skipTrailers() throws IOException {
        int length = 0;
        boolean afterReturn = false;
        for (int c = in.next(); c != '\n' || length > 0; c = in.next()) {
            boolean isReturn = c == '\r';
            countNoise(c != '\n' && (!isReturn || afterReturn));
            length = c == '\n' ? 0 : isReturn ? length : length + 1;
            afterReturn = isReturn;
        }
    }

    private void countNoise(boolean isNoise) throws IOException {
        if (isNoise && ++noise > MAX_NOISE) {
            throw HttpConnectionException.malformed(
                    "what stands beside the content of its chunks is longer than " + MAX_NOISE + " bytes");
        }
    }
}
