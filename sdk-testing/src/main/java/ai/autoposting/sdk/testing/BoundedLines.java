package ai.autoposting.sdk.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines and counted bytes of a stream, none of them longer than allowed. */
final class BoundedLines {
    private final InputStream in;

    /** @param in must support marks */
    BoundedLines(InputStream in) {
        this.in = in;
    }

    /** Blocks until more than empty lines has come; false when the stream ends instead. */
    boolean await() throws IOException {
        int next;
        do {
            in.mark(1);
            next = in.read();
        } while (next == '\r' || next == '\n');
        in.reset();
        return next >= 0;
    }

    /**
     * The next line without its end, CR LF or LF.
     *
     * @param max how many bytes it may have, else it is refused with {@code status}
     */
    String next(String what, int max, int status) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw endedEarly();
            }
            if (bytes.size() == max) {
                throw new RefusedRequestException(status, what + " must not be longer than " + max + " bytes.");
            }
            bytes.write(next);
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new RefusedRequestException(400, what + " must not hold control characters.");
        }
        return text;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count); // grows with what arrives, not with what was promised
        if (bytes.length < count) {
            throw endedEarly();
        }
        return bytes;
    }

    private static RefusedRequestException endedEarly() {
        return new RefusedRequestException(400, "The request ended before it was complete.");
    }
}
