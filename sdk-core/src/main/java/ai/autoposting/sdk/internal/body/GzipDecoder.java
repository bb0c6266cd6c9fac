package ai.autoposting.sdk.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip as RFC 1952 has it: any number of members, one after the other, however they arrive, and zeros after
 * them as padding. Nothing at all is an empty content. Knows no HTTP; bounds what it reads, not what it gives.
 */
final class GzipDecoder extends InputStream {
    private static final int SIZE = 8_192;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream compressed;
    private final long max;
    private final byte[] buffer = new byte[SIZE];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int at;
    private int end;
    private long taken;
    private boolean begun;
    private boolean inMember;
    private boolean ended;

    /** @param max how many compressed bytes there may be */
    GzipDecoder(InputStream compressed, long max) {
        this.compressed = compressed;
        this.max = max;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            if (!inMember && !beginMember()) {
                ended = true;
                break;
            }
            int count = inflate(out, offset, length);
            if (count > 0) {
                checksum.update(out, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return length == 0 ? 0 : -1;
    }

    private int inflate(byte[] out, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == end && !fill()) {
                throw endsTooEarly();
            }
            inflater.setInput(buffer, at, end - at);
            at = end;
        }
        try {
            int count = inflater.inflate(out, offset, length);
            if (inflater.needsDictionary()) {
                throw BodyException.brokenGzip("it needs a dictionary");
            }
            return count;
        } catch (DataFormatException malformed) {
            throw BodyException.brokenGzip("its data is broken");
        }
    }

    /** Whether there is one. */
    private boolean beginMember() throws IOException {
        int first = next();
        while (begun && first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        checksum.reset();
        checksum.update(first);
        if (first != 0x1f || header() != 0x8b || header() != 8) {
            throw BodyException.brokenGzip(begun ? "it goes on after the compressed data" : "it is no gzip");
        }
        skipHeader(header());
        checksum.reset();
        inflater.reset();
        begun = true;
        inMember = true;
        return true;
    }

    private void skipHeader(int flags) throws IOException {
        if ((flags & RESERVED) != 0) {
            throw BodyException.brokenGzip("its header has unknown flags");
        }
        skip(6); // time, extra flags, system
        if ((flags & EXTRA) != 0) {
            skip(header() | header() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            long expected = checksum.getValue() & 0xffff;
            if ((header() | header() << 8) != expected) {
                throw BodyException.brokenGzip("its header's checksum is wrong");
            }
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            header();
        }
    }

    private void skipText() throws IOException {
        while (header() != 0) {
            // Names and comments are of no use here.
        }
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        if (number() != checksum.getValue()) {
            throw BodyException.brokenGzip("its checksum is wrong");
        }
        if (number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw BodyException.brokenGzip("its length is wrong");
        }
        inMember = false;
    }

    private long number() throws IOException {
        return required() | (long) required() << 8 | (long) required() << 16 | (long) required() << 24;
    }

    private int header() throws IOException {
        int value = required();
        checksum.update(value);
        return value;
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw endsTooEarly();
        }
        return value;
    }

    private static IOException endsTooEarly() {
        return BodyException.brokenGzip("it ends too early");
    }

    private int next() throws IOException {
        return at == end && !fill() ? -1 : buffer[at++] & 0xff;
    }

    /** Whether there was more. */
    private boolean fill() throws IOException {
        int count = compressed.read(buffer, 0, SIZE);
        at = 0;
        end = Math.max(count, 0);
        taken += end;
        if (taken > max) {
            throw BodyException.tooLarge("larger than maxResponseBytes allows before decompression, " + max + " bytes");
        }
        return count > 0;
    }

    /** Gives back the memory of the decompression, which the JVM does not count. */
    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        compressed.close();
    }
}
