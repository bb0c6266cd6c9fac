package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body after decompression, bounded before and after. Tells a broken connection from broken content. */
final class BodyInput extends InputStream {
    private final InputStream content;
    private final Network network;
    private final long most;
    private long left;
    private @Nullable Exception failure;

    private BodyInput(InputStream content, Network network, long most) {
        this.content = content;
        this.network = network;
        this.most = most;
        this.left = most;
    }

    /** @param most how many bytes there may be after decompression */
    static BodyInput open(Answer answer, long most) {
        return open(answer, most, most);
    }

    /** For a reader who takes no more than {@code most} bytes, whatever there is. */
    static BodyInput openToCut(Answer answer, long most) {
        return open(answer, Long.MAX_VALUE, most);
    }

    private static BodyInput open(Answer answer, long most, long worth) {
        Network network = new Network(answer.body());
        boolean coded = answer.headers().get("Content-Encoding") != null;
        InputStream content =
                coded ? ContentCoding.decoded(network, answer.headers().all("Content-Encoding"), worth) : network;
        return new BodyInput(content, network, most);
    }

    /** How many bytes were read. */
    long count() {
        return most - left;
    }

    /** What reading failed with first, if it did: whoever read may have made something else of it, or nothing. */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** What the connection failed with, if that is why reading ended. */
    @Nullable
    Exception networkFailure() {
        boolean malformed = network.failure instanceof WireException wire && wire.kind == WireException.Kind.MALFORMED;
        return malformed ? null : network.failure; // what came is at fault then, not the connection
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
    static void rethrow(@Nullable Exception failure) throws IOException {
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
        throw UnreadableBody.tooLarge("larger than maxResponseBytes, " + most + " bytes");
    }

    /** Lets go of what decompression took; the connection belongs to the answer. */
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
