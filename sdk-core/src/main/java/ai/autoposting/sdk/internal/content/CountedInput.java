package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.internal.http.HttpConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads a source to its end, which must be where its length says; tells its failures from those of the connection. */
final class CountedInput implements AutoCloseable {
    private final InputStream in;
    private final long length;
    private long count;
    private boolean ended;

    /** @param length -1 for any */
    CountedInput(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /**
     * The first bytes, as many as fit unless the source ends before. What is written to, nothing at first, looks at the time.
     *
     * @throws IOException as {@link #next}, or when time is over
     */
    int fill(byte[] chunk, OutputStream out) throws IOException {
        int filled = 0;
        for (int read = 0; read >= 0 && filled < chunk.length; filled += Math.max(read, 0)) {
            out.write(chunk, 0, 0);
            read = next(chunk, filled);
        }
        return filled;
    }

    /**
     * The next bytes, at least one; -1 at the end.
     *
     * @throws HttpConnectionException when the source fails, or has fewer or more bytes than were promised
     */
    int next(byte[] chunk, int offset) throws HttpConnectionException {
        if (ended) {
            return -1;
        }
        try {
            int read = read(chunk, offset);
            if (read < 0) {
                ended = true;
                requireAll();
                return -1;
            }
            count += read;
            if (length >= 0 && count >= length) {
                requireEnd();
            }
            return read;
        } catch (HttpConnectionException known) {
            throw known;
        } catch (Exception failure) { // of any kind: it is users' code
            throw HttpConnectionException.source(
                    "the source of the upload failed: " + failure.getClass().getName(), failure);
        }
    }

    /** A stream that gives nothing, though it should wait, is asked for one byte: that it must wait for. */
    private int read(byte[] chunk, int offset) throws IOException {
        int read = in.read(chunk, offset, chunk.length - offset);
        if (read != 0) {
            return read;
        }
        int one = in.read();
        chunk[offset] = (byte) one;
        return one < 0 ? -1 : 1;
    }

    private void requireAll() throws HttpConnectionException {
        if (length >= 0 && count < length) {
            throw HttpConnectionException.source(
                    "the source of the upload ended after " + count + " bytes of " + length, null);
        }
    }

    private void requireEnd() throws IOException {
        byte[] one = new byte[1];
        if (count > length || read(one, 0) > 0) {
            throw HttpConnectionException.source(
                    "the source of the upload has more than its " + length + " bytes", null);
        }
        ended = true;
    }

    /** Never throws but an {@code Error}. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (Exception afterwards) {
            // What it was read for has ended as it has.
        }
    }
}
