package ai.autoposting.sdk.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body after decompression, bounded. Tells a broken connection from broken content. */
final class BodyInput extends InputStream {
    private final InputStream content;
    private final Network network;
    private long left;
    private boolean tooLarge;

    private BodyInput(InputStream content, Network network, long most) {
        this.content = content;
        this.network = network;
        this.left = most;
    }

    static BodyInput open(Answer answer, long most) throws IOException {
        Network network = new Network(answer.body());
        String encoding = answer.headers().get("Content-Encoding");
        if (encoding == null || encoding.isBlank() || encoding.trim().equalsIgnoreCase("identity")) {
            return new BodyInput(network, network, most);
        }
        if (!encoding.trim().toLowerCase(Locale.ROOT).equals("gzip")) {
            throw new IOException("content encoding");
        }
        return new BodyInput(new LazyGzip(network), network, most);
    }

    /** Whether there was more than the bound allows. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** What the connection failed with, if that is why reading ended. */
    @Nullable
    IOException networkFailure() {
        return network.failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return requireEnd();
        }
        int count = content.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0
                && content instanceof LazyGzip
                && network.read() >= 0) { // decompression ends before the connection's body
            throw new IOException("more than one compressed stream");
        }
        left -= Math.max(count, 0);
        return count;
    }

    private int requireEnd() throws IOException {
        if (!tooLarge && content.read() < 0) {
            return -1;
        }
        tooLarge = true;
        throw new IOException("too large");
    }

    /** Reads the header of the compressed data when asked for data, not when made. */
    private static final class LazyGzip extends InputStream {
        private final InputStream compressed;
        private @Nullable InputStream plain;

        LazyGzip(InputStream compressed) {
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            return plain().read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return plain().read(buffer, offset, length);
        }

        private InputStream plain() throws IOException {
            InputStream opened = plain;
            if (opened == null) {
                PushbackInputStream begun = new PushbackInputStream(compressed, 1);
                int first = begun.read();
                if (first < 0) { // no body at all, as with 204: nothing was compressed
                    return compressed;
                }
                begun.unread(first);
                opened = new GZIPInputStream(begun, 8_192);
                plain = opened;
            }
            return opened;
        }
    }

    private static final class Network extends FilterInputStream {
        private @Nullable IOException failure;

        Network(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException broken) {
                failure = broken;
                throw broken;
            }
        }
    }
}
