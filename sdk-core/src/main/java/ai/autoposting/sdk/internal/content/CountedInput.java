package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.internal.http.HttpConnectionException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a source to its end, which must be where its length says; tells its failures from those of the connection. */
final class CountedInput implements AutoCloseable {
    private final InputStream in;
    private final long length;
    private long count;

    /** @param length -1 for any */
    CountedInput(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /** These have been read before. */
    void skip(int bytes) {
        count += Math.max(bytes, 0);
    }

    /**
     * The next bytes, at least one; -1 at the end.
     *
     * @throws HttpConnectionException when the source fails, or has fewer or more bytes than were promised
     */
    int next(byte[] chunk) throws HttpConnectionException {
        try {
            int read = read(chunk);
            if (read < 0) {
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
    private int read(byte[] chunk) throws IOException {
        int read = in.read(chunk, 0, chunk.length);
        if (read != 0) {
            return read;
        }
        int one = in.read();
        chunk[0] = (byte) one;
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
        if (count > length || read(one) > 0) {
            throw HttpConnectionException.source(
                    "the source of the upload has more than its " + length + " bytes", null);
        }
    }

    /** What was read stays true. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (Exception afterwards) {
            // Every byte that was promised has been read.
        }
    }
}
