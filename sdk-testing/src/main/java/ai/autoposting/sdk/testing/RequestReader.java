package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads HTTP/1.1 requests as RFC 9112 frames them, strictly and within bounds. */
final class RequestReader {
    static final int MAX_HEAD = 64 * 1024;
    static final int MAX_BODY = 10 * 1024 * 1024;
    private static final int MAX_METHOD = 20;
    private static final int MAX_CHUNK_LINE = 256;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]\\.[0-9]");
    private static final Pattern LENGTH = Pattern.compile("(?=[0-9])0*+([0-9]*+)");
    private static final Pattern CHUNK = Pattern.compile("(?=[0-9A-Fa-f])0*+([0-9A-Fa-f]*+)[ \t]*+(;.*)?");

    private final BoundedLines in;
    private final OutputStream out;

    /** @param out where a sender that waits with its body is told to go on */
    RequestReader(BoundedLines in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    IncomingRequest read() throws IOException {
        String[] line = in.next("The request line", MAX_HEAD, 414).split(" ", -1);
        if (line.length != 3 || !isToken(line[0]) || !VERSION.matcher(line[2]).matches()) {
            throw new RefusedRequestException(
                    400, "The request line must be a method, a path and HTTP/1.1, with one space between them.");
        }
        if (!line[2].startsWith("HTTP/1.")) {
            throw new RefusedRequestException(505, "The protocol must be HTTP/1.1.");
        }
        if (line[0].length() > MAX_METHOD) {
            throw new RefusedRequestException(501, "The method must not be longer than " + MAX_METHOD + " characters.");
        }
        boolean old = line[2].equals("HTTP/1.0");
        RequestTarget target = RequestTarget.of(line[0], line[1]);
        Map<String, List<String>> headers = headers();
        if (!old && all(headers, "host").size() != 1) {
            throw new RefusedRequestException(400, "The header Host must be there, once.");
        }
        String contentType = all(headers, "content-type").stream().findFirst().orElse("");
        RequestBody body = RequestBody.of(body(headers, old), contentType);
        return new IncomingRequest(line[0], target.path(), target.query(), headers, body, old || wantsToClose(headers));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int left = MAX_HEAD;
        for (String line = header(left); !line.isEmpty(); line = header(left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 0 || !isToken(line.substring(0, colon))) {
                throw new RefusedRequestException(400, "A header must be a name, a colon and a value, on one line.");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return headers;
    }

    private String header(int left) throws IOException {
        return in.next("The headers", left, 431);
    }

    private byte[] body(Map<String, List<String>> headers, boolean old) throws IOException {
        List<String> codings = all(headers, "transfer-encoding");
        List<String> lengths = all(headers, "content-length");
        if (codings.isEmpty() && lengths.isEmpty()) {
            return new byte[0];
        }
        if (!codings.isEmpty() && (old || !lengths.isEmpty())) {
            throw new RefusedRequestException(
                    400, "Transfer-Encoding must not come with a Content-Length, nor with HTTP/1.0.");
        }
        if (!codings.isEmpty()) {
            checkChunked(String.join(",", codings));
            tellToGoOn(headers, old);
            return chunks();
        }
        int length = size(LENGTH, String.join(",", lengths), 10, "Content-Length must be one whole number.");
        tellToGoOn(headers, old);
        return in.bytes(length);
    }

    private static void checkChunked(String codings) throws RefusedRequestException {
        if (codings.equalsIgnoreCase("chunked")) {
            return;
        }
        boolean framed = codings.toLowerCase(Locale.ROOT).matches("(?!.*chunked.*chunked).*[, \t]chunked");
        throw framed
                ? new RefusedRequestException(501, "Transfer-Encoding must be chunked, and no other coding.")
                : new RefusedRequestException(400, "Transfer-Encoding must end in chunked, once.");
    }

    private void tellToGoOn(Map<String, List<String>> headers, boolean old) throws IOException {
        List<String> expected = all(headers, "expect");
        if (old || expected.isEmpty()) {
            return;
        }
        if (!String.join(",", expected).equalsIgnoreCase("100-continue")) {
            throw new RefusedRequestException(417, "Expect must be 100-continue.");
        }
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            checkSize((long) body.size() + size);
            body.write(in.bytes(size));
            if (!in.next("The end of a chunk", MAX_CHUNK_LINE, 400).isEmpty()) {
                throw new RefusedRequestException(400, "A chunk must be as long as it says.");
            }
        }
        headers(); // trailers, which say nothing here
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = in.next("The line of a chunk's size", MAX_CHUNK_LINE, 400);
        return size(CHUNK, line, 16, "A chunk must begin with its size in hexadecimal digits.");
    }

    /** The number in the pattern's first group. */
    private static int size(Pattern pattern, String text, int radix, String rule) throws RefusedRequestException {
        var digits = pattern.matcher(text);
        if (!digits.matches()) {
            throw new RefusedRequestException(400, rule);
        }
        String significant = "0" + digits.group(1);
        long size = significant.length() > 15 ? Long.MAX_VALUE : Long.parseLong(significant, radix);
        checkSize(size);
        return (int) size;
    }

    private static void checkSize(long size) throws RefusedRequestException {
        if (size > MAX_BODY) {
            throw new RefusedRequestException(413, "The body must not be longer than " + MAX_BODY + " bytes.");
        }
    }

    private static boolean wantsToClose(Map<String, List<String>> headers) {
        return String.join(",", all(headers, "connection"))
                .toLowerCase(Locale.ROOT)
                .matches("(.*[, \t])?close([, \t].*)?");
    }

    private static List<String> all(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of());
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }
}
