package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body after decompression, bounded before and after. Tells a broken connection from broken content. */
final class BodyInput extends InputStream {
    private static final int MOST_TIMES = 3;
    private static final int LONGEST_NAME = 64;

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
        InputStream content = coded ? decoded(network, answer.headers().all("Content-Encoding"), worth) : network;
        return new BodyInput(content, network, most);
    }

    private static InputStream decoded(InputStream raw, List<String> headers, long most) {
        int times = 0;
        for (String header : headers) {
            for (String each : header.split(",", -1)) {
                String coding = each.trim();
                if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                    times++;
                } else if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
                    return new Undecodable(raw, "it has " + named(coding) + ", and only gzip is understood");
                }
            }
        }
        if (times > MOST_TIMES) {
            return new Undecodable(raw, "it is compressed more than " + MOST_TIMES + " times");
        }
        InputStream content = raw;
        for (int i = 0; i < times; i++) {
            content = new Gunzip(content, mostCompressed(most));
        }
        return content;
    }

    /** Whole or not at all: secrets are masked later, and are not to be found in half a name. */
    private static String named(String coding) {
        for (int i = 0; i < coding.length(); i++) {
            char c = coding.charAt(i);
            boolean odd = c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0;
            if (odd || i == LONGEST_NAME) {
                return "a content coding that is no name of one";
            }
        }
        return "the content coding " + coding;
    }

    /** Compressed data is seldom larger than its content, but for little content. */
    private static long mostCompressed(long most) {
        return most > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : 2 * most + 65_536;
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
        throw new TooLargeException("larger than maxResponseBytes, " + most + " bytes");
    }

    /** Lets go of what decompression took; the connection belongs to the answer. */
    @Override
    public void close() throws IOException {
        content.close();
    }

    /** A body that is encoded as nobody here can decode it. Where there is nothing, nothing was encoded. */
    private static final class Undecodable extends InputStream {
        private final InputStream raw;
        private final String why;

        Undecodable(InputStream raw, String why) {
            this.raw = raw;
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            if (raw.read() < 0) {
                return -1;
            }
            throw new CodingException(why);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }

    /** Says why a body cannot be decoded, with a name from the peer in it perhaps. */
    static final class CodingException extends IOException {
        private static final long serialVersionUID = 1L;

        final String why;

        CodingException(String why) {
            super(why);
            this.why = why;
        }
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
