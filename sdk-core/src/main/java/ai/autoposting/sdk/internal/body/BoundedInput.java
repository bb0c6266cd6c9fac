package ai.autoposting.sdk.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body after decompression, bounded before and after. Tells a broken connection from broken content. */
public final class BoundedInput extends InputStream {
    public static final String DOWNLOAD_OPTION = "maxDownloadBytes";

    private final InputStream content;
    private final Network network;
    private final long max;
    private final String option;
    private long left;
    private @Nullable Exception failure;

    private BoundedInput(InputStream content, Network network, long max, String option) {
        this.content = content;
        this.network = network;
        this.max = max;
        this.option = option;
        this.left = max;
    }

    /**
     * Opens a body as it comes over the network.
     *
     * @param codings the values of the header Content-Encoding; null when there is none
     * @param max how many bytes there may be after decompression
     */
    public static BoundedInput open(InputStream body, @Nullable List<String> codings, long max) {
        return open(body, codings, max, max, "maxResponseBytes");
    }

    /** For a reader who takes no more than {@code max} bytes, whatever there is. */
    public static BoundedInput openToCut(InputStream body, @Nullable List<String> codings, long max) {
        return open(body, codings, Long.MAX_VALUE, max, "");
    }

    /** For one who reads it piece by piece. */
    public static BoundedInput openDownload(InputStream body, @Nullable List<String> codings, long max) {
        return open(body, codings, max, max, DOWNLOAD_OPTION);
    }

    private static BoundedInput open(
            InputStream body, @Nullable List<String> codings, long max, long worth, String option) {
        Network network = new Network(body);
        InputStream content = codings == null ? network : ContentDecoding.decoded(network, codings, worth);
        return new BoundedInput(content, network, max, option);
    }

    /** How many bytes were read. */
    public long count() {
        return max - left;
    }

    /** What reading failed with first, if it did: whoever read may have made something else of it, or nothing. */
    @Nullable
    public Exception failure() {
        return failure;
    }

    /** What the connection failed with, if it did. */
    @Nullable
    public Exception networkFailure() {
        return network.failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (left == 0) {
                return requireEnd();
            }
            int count = content.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        } catch (Exception broken) {
            failure = failure == null ? broken : failure;
            throw broken;
        }
    }

    /** What it was; one that is neither declared nor a mistake, such as an undeclared interrupt, inside of another. */
    public static void rethrow(@Nullable Exception failure) throws IOException {
        if (failure instanceof IOException declared) {
            throw declared;
        }
        if (failure instanceof RuntimeException mistake) {
            throw mistake;
        }
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    private int requireEnd() throws IOException {
        if (content.read() < 0) {
            return -1;
        }
        throw BodyException.tooLarge("larger than " + option + ", " + max + " bytes");
    }

    /** Lets go of what decompression took; the connection belongs to the response. */
    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Network extends InputStream {
        private final InputStream in;
        private @Nullable Exception failure;

        Network(InputStream in) {
            this.in = in;
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
            } catch (Exception broken) {
                failure = broken;
                throw broken;
            }
        }
    }
}
