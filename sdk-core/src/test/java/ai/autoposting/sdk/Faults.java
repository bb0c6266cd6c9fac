package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static ai.autoposting.sdk.RawServer.ok;
import static java.util.Map.entry;

import ai.autoposting.sdk.RawServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** What a peer can do wrong, by the names that the table {@code fault-matrix.txt} uses. */
final class Faults {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String GZIP = "Content-Encoding: gzip\r\n";
    private static final String PARTIAL = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"success\":true,";

    private static final Map<String, Reply> BY_NAME = Map.ofEntries(
            // The connection breaks.
            entry("reset before the response", (q, s, o) -> RawServer.reset(s)),
            entry("end before the response", (q, s, o) -> s.close()),
            entry("reset in the body", Faults::resetInBody),
            entry("end in the body", Faults::endInBody),
            entry("an end within a chunk", thenClose(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\n{")),
            entry("no HTTP", Faults::garbage),

            // The peer takes its time.
            entry("silence", (q, s, o) -> RawServer.awaitEnd(s)),
            entry("trickling head", Faults::trickleHead),
            entry("trickling body", Faults::trickleBody),

            // The body of a 200 is no result.
            entry("nothing", ok("")),
            entry("no JSON", ok("fine")),
            entry("HTML", answer(200, "Content-Type: text/html\r\n", "<html>")),
            entry("truncated JSON", ok("{\"success\":true,\"data\":{\"a\"")),
            entry("more after the JSON", ok("{\"success\":true,\"data\":{}} {}")),
            entry("deep JSON", ok("{\"data\":{\"a\":" + "[".repeat(5_000))),
            entry("a number that is none", ok("{\"success\":true,\"data\":{\"a\":1e}}")),
            entry("a number beyond all bounds", ok("{\"data\":{\"a\":1e99999999999}, \"data\":1e99999999999}")),
            entry("no envelope", ok("{\"a\":1}")),
            entry("data that is not there", ok("{\"success\":true}")),
            entry("204 where data is due", answer(204, "", "")),
            entry("success false", ok("{\"success\":false,\"error\":\"no\"}")),
            entry("success false after data", ok("{\"data\":[],\"success\":false}")),

            // The body of a 200 cannot be decoded, or does not end.
            entry("unknown encoding", answer(200, "Content-Encoding: br\r\n", "{}")),
            entry("broken gzip", answer(200, "Content-Encoding: gzip\r\n", "no gzip at all")),
            entry(
                    "gzip that ends too early",
                    (q, s, o) -> RawServer.send(o, 200, GZIP, Arrays.copyOf(gzip("{\"data\":{}}"), 25))),
            entry("more after the gzip", Faults::moreAfterGzip),
            entry("empty gzip members without end", Faults::emptyMembers),
            entry("gzip bomb", Faults::gzipBomb),
            entry("endless body", Faults::endless),

            // The framing is wrong, or does not end.
            entry("two lengths", raw(OK + "Content-Length: 61, 62\r\n\r\n{}")),
            entry("a negative length", raw(OK + "Content-Length: -5\r\n\r\n{}")),
            entry("404 with a negative length", raw("HTTP/1.1 404 x\r\nContent-Length: -5\r\n\r\n{}")),
            entry("204 with content where data is due", raw("HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\n{}")),
            entry(
                    "205 with chunks where data is due",
                    raw("HTTP/1.1 205 x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")),
            entry("304 with a length", raw("HTTP/1.1 304 x\r\nContent-Length: 61\r\n\r\n")),
            entry("chunked twice", raw(OK + "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")),
            entry("a chunk that lies", raw(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n")),
            entry("a chunk without a size", raw(OK + "Transfer-Encoding: chunked\r\n\r\nya29.x\r\n")),
            entry(
                    "silence after a chunk of zeros",
                    raw(OK + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(20_000_000))),
            entry("an endless chunk extension", endless(OK + "Transfer-Encoding: chunked\r\n\r\n1;", "x")),
            entry("an endless chunk suffix", endless(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{", "x")),
            entry("endless trailers", endless(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", "a: b\r\n")),
            entry("an endless header", endless(OK + "A: ", "x")),
            entry("endless headers of a 404", endless("HTTP/1.1 404 x\r\n", "a: b\r\n")),
            entry("an endless status line", endless("HTTP/1.1 200 ", "x")),
            entry("responses to come without end", endless("", "HTTP/1.1 103 x\r\n\r\n")),

            // The status is no success.
            entry("101 unasked", raw("HTTP/1.1 101 x\r\n\r\n")),
            entry("redirect", answer(307, "Location: http://127.0.0.1:1/\r\n", "")),
            entry("304", answer(304, "", "")),
            entry("400", answer(400, "", "{}")),
            entry("400 that breaks", Faults::badRequestThatBreaks),
            entry("401", answer(401, "", "{}")),
            entry("403", answer(403, "", "{}")),
            entry("407 without a proxy", answer(407, "Proxy-Authenticate: Basic\r\n", "")),
            entry("408", answer(408, "", "")),
            entry("408 with Retry-After: 0", answer(408, "Retry-After: 0\r\n", "")),
            entry("429", answer(429, "", "")),
            entry("500", answer(500, "", "")),
            entry("501", answer(501, "", "")),
            entry("502", answer(502, "", "<html>")),
            entry("503", answer(503, "", "")),
            entry("503 with Retry-After: 0", answer(503, "Retry-After: 0\r\n", "")),
            entry("503 with Retry-After: 3600", answer(503, "Retry-After: 3600\r\n", "")),
            entry("503 with an overlong Retry-After", answer(503, "Retry-After: " + "9".repeat(40) + "\r\n", "")),
            entry("503 of an unknown encoding", answer(503, "Content-Encoding: br\r\n", "x")),
            entry("503 of empty gzip members without end", Faults::emptyMembersOf503),
            entry("504", answer(504, "", "")));

    private Faults() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Reply named(String name) {
        Reply reply = BY_NAME.get(name);
        if (reply == null) {
            throw new IllegalArgumentException("no fault is named \"" + name + "\"");
        }
        return reply;
    }

    /** Sends this and says no more. */
    private static Reply raw(String text) {
        return (request, socket, out) -> {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        };
    }

    private static Reply thenClose(String text) {
        return (request, socket, out) -> {
            raw(text).to(request, socket, out);
            socket.close();
        };
    }

    /** Sends this, and that until the client goes away. */
    private static Reply endless(String beginning, String more) {
        return (request, socket, out) -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            byte[] many = more.repeat(4_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(many);
            }
        };
    }

    private static void resetInBody(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        out.write(PARTIAL.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        RawServer.reset(socket);
    }

    private static void endInBody(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        out.write(PARTIAL.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        socket.close();
    }

    private static void badRequestThatBreaks(RawServer.Request request, Socket socket, OutputStream out)
            throws IOException {
        out.write(
                "HTTP/1.1 400 x\r\nContent-Length: 100\r\n\r\n{\"error\":\"bad\",".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        socket.close();
    }

    private static void garbage(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        out.write("I do not speak HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        socket.close();
    }

    private static void trickleHead(RawServer.Request request, Socket socket, OutputStream out) throws Exception {
        out.write("HTTP/1.1 200 OK\r\nX-A: ".getBytes(StandardCharsets.US_ASCII));
        trickle(out);
    }

    private static void trickleBody(RawServer.Request request, Socket socket, OutputStream out) throws Exception {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{\"success\":".getBytes(StandardCharsets.US_ASCII));
        trickle(out);
    }

    /** Ends with an exception when the client goes away. */
    private static void trickle(OutputStream out) throws Exception {
        while (true) {
            out.write(' ');
            out.flush();
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
    }

    private static void gzipBomb(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        String spaces = " ".repeat(5_000_000);
        RawServer.send(out, 200, GZIP, gzip("{\"success\":true,\"data\":{\"a\":\"" + spaces + "\"}}"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static void moreAfterGzip(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        byte[] gzip = gzip("{\"success\":true,\"data\":{}}");
        byte[] more = Arrays.copyOf(gzip, gzip.length + 1);
        more[gzip.length] = 'x';
        RawServer.send(out, 200, GZIP, more);
    }

    private static void emptyMembers(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        emptyMembers(200, out);
    }

    private static void emptyMembersOf503(RawServer.Request request, Socket socket, OutputStream out)
            throws IOException {
        emptyMembers(503, out);
    }

    private static void emptyMembers(int status, OutputStream out) throws IOException {
        out.write(("HTTP/1.1 " + status + " x\r\n" + GZIP + "\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] member = gzip("");
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            members.writeBytes(member);
        }
        while (true) {
            members.writeTo(out);
        }
    }

    private static void endless(RawServer.Request request, Socket socket, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n\r\n{\"success\":true,\"data\":{\"a\":[1".getBytes(StandardCharsets.US_ASCII));
        byte[] more = ",1".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(more);
        }
    }
}
