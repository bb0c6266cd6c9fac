package ai.autoposting.sdk;

import static ai.autoposting.sdk.RawServer.answer;
import static ai.autoposting.sdk.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.RawServer.Reply;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What each fault comes to: the exception, how often the server was asked, and whether the call may have taken effect. */
@Execution(ExecutionMode.CONCURRENT) // most rows wait
class FaultMatrixTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String GZIP = "Content-Encoding: gzip\r\n";
    private static final String PARTIAL = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"success\":true,";

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private record Fault(
            String name,
            Reply reply,
            Class<? extends AutopostingException> exception,
            int gets,
            int posts,
            boolean doubtful) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "reset before the answer", (q, s, o) -> RawServer.reset(s), ConnectionException.class, 3, 1, true),
            new Fault("end before the answer", (q, s, o) -> s.close(), ConnectionException.class, 3, 1, true),
            new Fault("reset in the body", FaultMatrixTest::resetInBody, ConnectionException.class, 3, 1, true),
            new Fault("end in the body", FaultMatrixTest::endInBody, ConnectionException.class, 3, 1, true),
            new Fault("no HTTP", FaultMatrixTest::garbage, ConnectionException.class, 3, 1, true),
            new Fault("silence", (q, s, o) -> RawServer.awaitEnd(s), CallTimeoutException.class, 3, 1, true),
            new Fault("trickling head", FaultMatrixTest::trickleHead, CallTimeoutException.class, 3, 1, true),
            new Fault("trickling body", FaultMatrixTest::trickleBody, CallTimeoutException.class, 3, 1, true),
            new Fault(
                    "truncated JSON",
                    ok("{\"success\":true,\"data\":{\"a\""),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("no JSON", ok("fine"), InvalidResponseException.class, 1, 1, true),
            new Fault("no envelope", ok("{\"a\":1}"), InvalidResponseException.class, 1, 1, true),
            new Fault("nothing", ok(""), InvalidResponseException.class, 1, 1, true),
            new Fault("204 where data is due", answer(204, "", ""), InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "more after the JSON",
                    ok("{\"success\":true,\"data\":{}} {}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "HTML",
                    answer(200, "Content-Type: text/html\r\n", "<html>"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("gzip bomb", FaultMatrixTest::gzipBomb, InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "broken gzip",
                    answer(200, "Content-Encoding: gzip\r\n", "no gzip at all"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "gzip that ends too early",
                    (q, s, o) -> RawServer.send(o, 200, GZIP, Arrays.copyOf(gzip("{\"data\":{}}"), 25)),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "more after the gzip", FaultMatrixTest::moreAfterGzip, InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "empty gzip members without end",
                    FaultMatrixTest::emptyMembers,
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "503 of empty gzip members without end",
                    FaultMatrixTest::emptyMembersOf503,
                    ServerException.class,
                    3,
                    1,
                    true),
            new Fault(
                    "503 of an unknown encoding",
                    answer(503, "Content-Encoding: br\r\n", "x"),
                    ServerException.class,
                    3,
                    1,
                    true),
            new Fault("data that is not there", ok("{\"success\":true}"), InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "a number that is none",
                    ok("{\"success\":true,\"data\":{\"a\":1e}}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "unknown encoding",
                    answer(200, "Content-Encoding: br\r\n", "{}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("endless body", FaultMatrixTest::endless, InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "deep JSON",
                    ok("{\"data\":{\"a\":" + "[".repeat(5_000)),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "success false",
                    ok("{\"success\":false,\"error\":\"no\"}"),
                    UnexpectedStatusException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "success false after data",
                    ok("{\"data\":[],\"success\":false}"),
                    UnexpectedStatusException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "redirect",
                    answer(307, "Location: http://127.0.0.1:1/\r\n", ""),
                    UnexpectedStatusException.class,
                    1,
                    1,
                    false),
            new Fault("304", answer(304, "", ""), UnexpectedStatusException.class, 1, 1, false),
            new Fault(
                    "304 with a length",
                    raw("HTTP/1.1 304 x\r\nContent-Length: 61\r\n\r\n"),
                    UnexpectedStatusException.class,
                    1,
                    1,
                    false),
            new Fault(
                    "chunked twice",
                    raw(OK + "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "two lengths",
                    raw(OK + "Content-Length: 61, 62\r\n\r\n{}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "a negative length",
                    raw(OK + "Content-Length: -5\r\n\r\n{}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "404 with a negative length",
                    raw("HTTP/1.1 404 x\r\nContent-Length: -5\r\n\r\n{}"),
                    NotFoundException.class,
                    1,
                    1,
                    false),
            new Fault(
                    "407 without a proxy",
                    answer(407, "Proxy-Authenticate: Basic\r\n", ""),
                    UnexpectedStatusException.class,
                    1,
                    1,
                    false),
            new Fault(
                    "204 with content where data is due",
                    raw("HTTP/1.1 204 x\r\nContent-Length: 2\r\n\r\n{}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "205 with chunks where data is due",
                    raw("HTTP/1.1 205 x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("101 unasked", raw("HTTP/1.1 101 x\r\n\r\n"), UnexpectedStatusException.class, 1, 1, true),
            new Fault(
                    "a chunk that lies",
                    raw(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "a chunk without a size",
                    raw(OK + "Transfer-Encoding: chunked\r\n\r\nya29.x\r\n"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "an end within a chunk",
                    thenClose(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\n{"),
                    ConnectionException.class,
                    3,
                    1,
                    true),
            new Fault(
                    "silence after a chunk of zeros",
                    raw(OK + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(20_000_000)),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "an endless chunk extension",
                    endless(OK + "Transfer-Encoding: chunked\r\n\r\n1;", "x"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "an endless chunk suffix",
                    endless(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{", "x"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault(
                    "endless trailers",
                    endless(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", "a: b\r\n"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("an endless header", endless(OK + "A: ", "x"), InvalidResponseException.class, 1, 1, true),
            new Fault(
                    "endless headers of a 404",
                    endless("HTTP/1.1 404 x\r\n", "a: b\r\n"),
                    NotFoundException.class,
                    1,
                    1,
                    false),
            new Fault("an endless status line", endless("HTTP/1.1 200 ", "x"), ConnectionException.class, 3, 1, true),
            new Fault(
                    "responses to come without end",
                    endless("", "HTTP/1.1 103 x\r\n\r\n"),
                    ConnectionException.class,
                    3,
                    1,
                    true),
            new Fault(
                    "a number beyond all bounds",
                    ok("{\"data\":{\"a\":1e99999999999}, \"data\":1e99999999999}"),
                    InvalidResponseException.class,
                    1,
                    1,
                    true),
            new Fault("400", answer(400, "", "{}"), BadRequestException.class, 1, 1, false),
            new Fault("400 that breaks", FaultMatrixTest::badRequestThatBreaks, BadRequestException.class, 1, 1, false),
            new Fault("408", answer(408, "", ""), UnexpectedStatusException.class, 3, 1, true),
            new Fault(
                    "408 with Retry-After: 0",
                    answer(408, "Retry-After: 0\r\n", ""),
                    UnexpectedStatusException.class,
                    3,
                    1,
                    true),
            new Fault("429", answer(429, "", ""), RateLimitException.class, 3, 3, false),
            new Fault("500", answer(500, "", ""), ServerException.class, 3, 1, true),
            new Fault("501", answer(501, "", ""), ServerException.class, 1, 1, true),
            new Fault("502", answer(502, "", "<html>"), ServerException.class, 3, 1, true),
            new Fault("503", answer(503, "", ""), ServerException.class, 3, 1, true),
            new Fault(
                    "503 with Retry-After: 0",
                    answer(503, "Retry-After: 0\r\n", ""),
                    ServerException.class,
                    3,
                    3,
                    false),
            new Fault(
                    "503 with an overlong Retry-After",
                    answer(503, "Retry-After: " + "9".repeat(40) + "\r\n", ""),
                    ServerException.class,
                    1,
                    1,
                    false),
            new Fault(
                    "503 with Retry-After: 3600",
                    answer(503, "Retry-After: 3600\r\n", ""),
                    ServerException.class,
                    1,
                    1,
                    false),
            new Fault("504", answer(504, "", ""), ServerException.class, 3, 1, true));

    @TestFactory
    List<DynamicTest> everyFaultHasItsException() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Fault fault : FAULTS) {
            for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                for (Mode mode : Mode.values()) {
                    String name = fault.name + ", " + operation.method() + ", " + mode;
                    cells.add(DynamicTest.dynamicTest(name, () -> check(fault, operation, mode)));
                }
            }
        }
        return cells;
    }

    private static void check(Fault fault, Operation<?> operation, Mode mode) {
        try (RawServer server = RawServer.start(fault.reply)) {
            try (AutopostingClient client = Calls.client(server.url())
                    .attemptTimeout(fault.exception == CallTimeoutException.class ? SHORT : LONG)
                    .maxResponseBytes(100_000)
                    .build()) {
                Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));

                boolean post = operation == Calls.POST;
                int asked = post ? fault.posts : fault.gets;
                assertThat(thrown).isExactlyInstanceOf(fault.exception);
                AutopostingException exception = (AutopostingException) thrown;
                assertThat(exception.attempts()).isEqualTo(asked);
                assertThat(exception.mayHaveTakenEffect()).isEqualTo(post && fault.doubtful);
                assertThat(exception.operationId()).isEqualTo(operation.id());
                assertThat(exception.getMessage()).startsWith(operation.id() + ": ");
                // On a busy machine an attempt's time can be over before its request is with the server.
                int certain = fault.exception == CallTimeoutException.class ? 0 : asked;
                assertThat(server.requests()).hasSizeBetween(certain, asked);
            }
            assertThat(server.allClosed()).isTrue();
        }
    }

    @TestFactory
    List<DynamicTest> whatWasNeverSentIsRetriedAndCertain() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
            for (Mode mode : Mode.values()) {
                cells.add(DynamicTest.dynamicTest("refused, " + operation.method() + ", " + mode, () -> {
                    try (AutopostingClient client =
                            Calls.client(RawServer.nobody()).build()) {
                        unsent(client, operation, mode, 3);
                    }
                }));
                cells.add(DynamicTest.dynamicTest("no such host, " + operation.method() + ", " + mode, () -> {
                    try (AutopostingClient client =
                            Calls.client("https://no-such-host.invalid").build()) {
                        unsent(client, operation, mode, 3);
                    }
                }));
                cells.add(DynamicTest.dynamicTest("no TLS, " + operation.method() + ", " + mode, () -> {
                    try (RawServer server = RawServer.start(answer(200, "", "{}"));
                            AutopostingClient client = Calls.client(server.url().replace("http:", "https:"))
                                    .attemptTimeout(Duration.ofMillis(300))
                                    .build()) {
                        AutopostingException exception = (AutopostingException)
                                catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));
                        assertThat(exception.attempts()).isEqualTo(3);
                        assertThat(exception.mayHaveTakenEffect()).isFalse();
                    }
                }));
                cells.add(DynamicTest.dynamicTest("untrusted, " + operation.method() + ", " + mode, () -> {
                    try (RawServer server = RawServer.startTls(answer(200, "", "{}"));
                            AutopostingClient client =
                                    Calls.client(server.url()).build()) {
                        unsent(client, operation, mode, 1);
                    }
                }));
            }
        }
        return cells;
    }

    private static void unsent(AutopostingClient client, Operation<?> operation, Mode mode, int attempts) {
        Throwable thrown = catchThrowable(() -> mode.call(client, operation, Calls.arguments(operation)));
        assertThat(thrown).isExactlyInstanceOf(ConnectionException.class);
        assertThat(((AutopostingException) thrown).attempts()).isEqualTo(attempts);
        assertThat(((AutopostingException) thrown).mayHaveTakenEffect()).isFalse();
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
