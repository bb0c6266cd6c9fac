package ai.autoposting.sdk.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Undoes what the header {@code Content-Encoding} names. Knows which codings there are; loaded only when there is one. */
final class ContentDecoding {
    private static final int MAX_TIMES = 3;
    private static final int MAX_NAME = 64;

    private ContentDecoding() {}

    /** @param max how many bytes there may be afterwards */
    static InputStream decoded(InputStream raw, List<String> headers, long max) {
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
        if (times > MAX_TIMES) {
            return new Undecodable(raw, "it is compressed more than " + MAX_TIMES + " times");
        }
        InputStream content = raw;
        for (int i = 0; i < times; i++) {
            content = new GzipDecoder(content, maxCompressed(max));
        }
        return content;
    }

    /** Whole or not at all: secrets are masked later, and are not to be found in half a name. */
    private static String named(String coding) {
        for (int i = 0; i < coding.length(); i++) {
            char c = coding.charAt(i);
            boolean odd = c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0;
            if (odd || i == MAX_NAME) {
                return "a content coding that is no name of one";
            }
        }
        return "the content coding " + coding;
    }

    /** Compressed data is seldom larger than its content, but for little content. */
    private static long maxCompressed(long max) {
        return max > Long.MAX_VALUE / 4 ? Long.MAX_VALUE : 2 * max + 65_536;
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
            throw BodyException.unknownCoding(why);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
