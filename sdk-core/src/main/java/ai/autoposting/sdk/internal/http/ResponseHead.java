package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a response's head, within bounds, and hands them on. Those that frame the body stay behind. */
final class ResponseHead {
    private static final int MAX_STATUS_LINE = 8 * 1024;
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_HEADERS = 1_000;

    private final ConnectionInput in;
    private final OutputBuffer out;
    private final MessageFraming framing;
    private int bytes;
    private int headers;

    ResponseHead(ConnectionInput in, OutputBuffer out, MessageFraming framing) {
        this.in = in;
        this.out = out;
        this.framing = framing;
    }

    /** The response to another request begins; the bounds are for the responses before it too. */
    void begin() {
        bytes = 0;
        headers = 0;
    }

    /** {@code HTTP/1.x nnn reason}, handed on as it is. */
    void readStatusLine() throws IOException {
        for (int c = in.next(); c != '\n'; c = in.next()) {
            if (out.limit() == MAX_STATUS_LINE) {
                throw HttpConnectionException.malformed("the status line is longer than " + MAX_STATUS_LINE + " bytes");
            }
            if (++bytes > MAX_BYTES) { // after responses without end that another one was to follow
                throw HttpConnectionException.malformed("its head is longer than " + MAX_BYTES + " bytes");
            }
            out.put(c);
        }
        out.dropReturn(0);
        if (!framing.begin(out.array(), 0, out.limit())) {
            throw HttpConnectionException.malformed(
                    "the response does not begin with a status line of HTTP/1.0 or HTTP/1.1");
        }
        out.put("\r\n");
    }

    /** Hands on all headers but those that frame the body. Null, or what is wrong. */
    @Nullable
    String readHeaders() throws IOException {
        boolean framed = false;
        while (true) {
            int start = out.limit();
            for (int c = in.next(); c != '\n'; c = in.next()) {
                if (++bytes > MAX_BYTES) {
                    out.cutTo(start);
                    return "its headers are longer than " + MAX_BYTES + " bytes";
                }
                out.put(c);
            }
            out.dropReturn(start);
            int end = out.limit();
            byte[] lines = out.array();
            if (end == start) {
                return null;
            }
            out.cutTo(start);
            if (++headers > MAX_HEADERS) {
                return "it has more than " + MAX_HEADERS + " headers";
            }
            if (framed && (lines[start] == ' ' || lines[start] == '\t')) {
                return "a header that frames its body goes on on a second line";
            }
            framed = framing.takes(lines, start, end);
            if (!framed && MessageFraming.hasPlainName(lines, start, end)) {
                out.cutTo(end);
                out.put("\r\n");
            }
        }
    }
}
