package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a speaker of HTTP/1.1 with those who speak it badly. */
@Timeout(120)
class HttpTest {
    private static final String COMMON = " HTTP/1.1\r\nHost: h\r\nx-api-key: sk-social-mock\r\n";
    private static final String GET = "GET /api-proxy/brands/a/tokens/x" + COMMON;
    private static final String POST =
            "POST /api-proxy/brands/a/tokens" + COMMON + "Content-Type: application/json\r\n";
    private static final String TOKEN = "{\"platform\":\"x\",\"accessToken\":\"ya29.TOP\",\"platformUserId\":\"u\"}";
    private static final String CLOSE = "Connection: close\r\n\r\n";

    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                row(400, "hello\r\n\r\n"),
                row(400, "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /a\r\nHost: h\r\n\r\n"),
                row(400, "GET /a HTTP/1.1 \r\nHost: h\r\n\r\n"),
                row(400, "G@T /a HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /a HTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET a HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET * HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /caf\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /a\u0000 HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(400, "GET /a\rb HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(505, "GET /a HTTP/2.0\r\nHost: h\r\n\r\n"),
                row(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                row(501, "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n"),
                row(501, "A".repeat(21) + " /a HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(414, "GET /" + "a".repeat(70_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"),
                row(414, "a".repeat(300_000)),
                row(431, "GET /a HTTP/1.1\r\nHost: h\r\nx: " + "a".repeat(70_000) + "\r\n\r\n"),
                row(431, "GET /a HTTP/1.1\r\nHost: h\r\n" + "x: aaaaaaaaaaaaa\r\n".repeat(10_000) + "\r\n"),
                row(400, "GET /a HTTP/1.1\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost : h\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost: h\r\nx: a\r\n b\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost: h\r\n: a\r\n\r\n"),
                row(400, "GET /a HTTP/1.1\r\nHost: h\r\nx: a\u001bb\r\n\r\n"),
                row(400, POST + "Content-Length: -5\r\n\r\n"),
                row(400, POST + "Content-Length: +5\r\n\r\n12345"),
                row(400, POST + "Content-Length: five\r\n\r\n"),
                row(400, POST + "Content-Length: 0x5\r\n\r\n12345"),
                row(400, POST + "Content-Length: \u0665\r\n\r\n12345"),
                row(400, POST + "Content-Length:\r\n\r\n"),
                row(400, POST + "Content-Length: 61, 61\r\n\r\n" + TOKEN),
                row(400, POST + "Content-Length: 61\r\nContent-Length: 61\r\n\r\n" + TOKEN),
                row(400, POST + "Content-Length: 61\r\nContent-Length: 5\r\n\r\n" + TOKEN),
                row(413, POST + "Content-Length: 99999999999999999999999\r\n\r\n"),
                row(413, POST + "Content-Length: 10485761\r\n\r\n"),
                row(400, POST + "Content-Length: " + "0".repeat(60_000) + "x\r\n\r\n"),
                row(400, POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"),
                row(501, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                row(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(300) + "\r\n\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n5;" + "x".repeat(300_000)),
                row(413, POST + "Transfer-Encoding: chunked\r\n\r\nA00001\r\n"),
                row(413, POST + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n"),
                row(
                        431,
                        POST + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "x: aaaaaaaaaaaaa\r\n".repeat(10_000)
                                + "\r\n"),
                row(400, POST + "Transfer-Encoding: chunked\r\n\r\n0\r\nno trailer\r\n\r\n"),
                row(417, POST + "Expect: a-miracle\r\nContent-Length: 5\r\n\r\n12345"));
    }

    private static Arguments row(int status, String request) {
        return Arguments.of(status, request);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoRequestIsAnsweredInTheServicesShapeAndTheConnectionEnds(int status, String request)
            throws IOException {
        String response = RawSocket.send(server, request);

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response.toLowerCase(Locale.ROOT))
                .contains(
                        "\r\nconnection: close\r\n",
                        "\r\nx-autoposting-mock: true\r\n",
                        "\r\nx-request-id: req_mock_000001\r\n");
        assertThat(JsonTrees.parse(content(response))
                        .orElseThrow()
                        .path("success")
                        .asText())
                .isEqualTo("false");
        assertThat(JsonTrees.parse(content(response))
                        .orElseThrow()
                        .path("message")
                        .asText())
                .endsWith(".");
        assertThat(response).doesNotContain("TOP").doesNotContain("sk-social");
        assertThat(server.requests()).isEmpty();
        server.verify();
    }

    private static String content(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    /** The last column is how often a status line comes. */
    @ParameterizedTest
    @MethodSource
    void whatIsARequestIsAnswered(int status, String request, int responses) throws IOException {
        String response = RawSocket.send(server, request);

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response.split("HTTP/1\\.1 ", -1)).hasSize(responses + 1);
    }

    static Stream<Arguments> whatIsARequestIsAnswered() {
        return Stream.of(
                Arguments.of(200, GET + CLOSE, 1),
                Arguments.of(200, "\r\n\r\n" + GET + CLOSE, 1),
                Arguments.of(200, (GET + CLOSE).replace("\r\n", "\n"), 1),
                Arguments.of(200, GET + "\r\n" + GET + "\r\n" + GET + CLOSE, 3),
                Arguments.of(200, GET + "Connection: x, Close\r\n\r\n", 1),
                Arguments.of(200, GET + "Content-Length: 5\r\n" + CLOSE + "hello", 1),
                Arguments.of(200, GET + "Content-Length: 5\r\n\r\nhello" + GET + CLOSE, 2),
                Arguments.of(200, GET.replace("/api-proxy", "http://example.com/api-proxy") + CLOSE, 1),
                Arguments.of(200, GET.replace("/api-proxy", "HTTPS://example.com:1/api-proxy") + CLOSE, 1),
                Arguments.of(200, "GET http://example.com HTTP/1.1\r\nHost: h\r\n" + CLOSE, 1),
                Arguments.of(200, GET.replace("1.1", "1.0").replace("Host: h\r\n", "") + "\r\n", 1),
                Arguments.of(200, "OPTIONS * HTTP/1.1\r\nHost: h\r\n" + CLOSE, 1),
                Arguments.of(404, GET.replace("GET", "OPTIONS") + CLOSE, 1),
                Arguments.of(404, GET.replace("GET", "TRACE") + CLOSE, 1),
                Arguments.of(404, GET.replace("GET", "BREW") + CLOSE, 1),
                Arguments.of(404, GET.replace("GET", "get") + CLOSE, 1),
                Arguments.of(200, POST + "Content-Length: " + TOKEN.length() + "\r\n" + CLOSE + TOKEN, 1),
                Arguments.of(200, POST + "Content-Length: 000" + TOKEN.length() + "\r\n" + CLOSE + TOKEN, 1),
                Arguments.of(
                        200,
                        POST + "Transfer-Encoding: Chunked\r\n" + CLOSE + "5;a=b\r\n" + TOKEN.substring(0, 5) + "\r\n0"
                                + Integer.toHexString(TOKEN.length() - 5) + "\r\n" + TOKEN.substring(5)
                                + "\r\n0\r\nx: y\r\n\r\n",
                        1));
    }

    @Test
    void headIsAnsweredWithoutABodyAndTheNextRequestAfterIt() throws IOException {
        String response =
                RawSocket.send(server, GET.replace("GET", "HEAD") + "Content-Length: 5\r\n\r\nhello" + GET + CLOSE);

        assertThat(response.split("\r\n\r\n", -1)).hasSize(3); // two heads, one body
        assertThat(response).startsWith("HTTP/1.1 404 ").endsWith("{\"success\":true,\"data\":[]}");
        assertThat(response.split("\r\n\r\n", -1)[1]).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"204, false", "304, false", "205, true"})
    void statusesWithoutContentHaveNone(int status, boolean length) throws IOException {
        server.failNext(Fault.status(status));

        String response = RawSocket.send(server, GET + CLOSE);

        assertThat(response).endsWith("\r\n\r\n").contains("HTTP/1.1 " + status + " ");
        assertThat(response.contains("Content-Length: 0\r\n")).isEqualTo(length);
    }

    @Test
    void aSenderThatWaitsWithItsBodyIsToldToGoOn() throws IOException {
        try (Socket socket = RawSocket.open(server);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String head = POST + "Expect: 100-continue\r\nContent-Length: " + TOKEN.length() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(in.readLine()).isEmpty();

            socket.getOutputStream().write(TOKEN.getBytes(StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "GE", "GET / HTTP/1.1\r\nHo"})
    void aSenderThatEndsEarlyIsLetGo(String request) throws IOException {
        String response = RawSocket.send(server, request.getBytes(StandardCharsets.UTF_8), true);

        assertThat(response.split("\r\n", -1)[0]).isEqualTo(request.isBlank() ? "" : "HTTP/1.1 400 Client Error");
    }

    @Test
    void aBodyThatEndsEarlyIsNoRequest() throws IOException {
        byte[] request = (POST + "Content-Length: 61\r\n\r\n{").getBytes(StandardCharsets.UTF_8);
        assertThat(RawSocket.send(server, request, true))
                .startsWith("HTTP/1.1 400 ")
                .contains("ended before it was complete");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aRequestThatFallsSilentIsGivenUp() throws IOException {
        try (AutopostingMockServer hasty = AutopostingMockServer.builder()
                .with(settings -> settings.requestTimeout = Duration.ofMillis(1))
                .start()) {
            assertThat(RawSocket.send(hasty, GET)).startsWith("HTTP/1.1 408 ");
            assertThat(RawSocket.send(hasty, POST + "Content-Length: 5\r\n\r\n"))
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    /** Closing at once would reset the connection, and the sender's writing fail before it reads. */
    @Test
    void theResponseReachesASenderThatIsStillSending() throws IOException {
        byte[] piece = new byte[64 * 1024];
        try (Socket socket = RawSocket.open(server)) {
            socket.getOutputStream()
                    .write((POST + "Content-Length: 999999999\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            for (int i = 0; i < 64; i++) {
                socket.getOutputStream().write(piece);
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("TTP/1.1 413 ");
        }
    }

    @Test
    void silenceIsNoImpatience() throws IOException {
        try (AutopostingMockServer hasty = AutopostingMockServer.builder()
                        .with(settings -> settings.requestTimeout = Duration.ofMillis(1))
                        .start();
                Socket socket = RawSocket.open(hasty)) {
            hasty.failNext(Fault.silence());
            socket.getOutputStream().write((GET + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aClientThatGivesUpOnSilenceLeavesNothingBehind() throws Exception {
        server.failNext(Fault.silence());
        Set<Thread> connections;
        try (Socket socket = RawSocket.open(server)) {
            socket.getOutputStream().write((GET + "\r\n").getBytes(StandardCharsets.UTF_8));
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            connections = Leftovers.connections(server.port());
            assertThat(connections).hasSize(1);
        }
        for (Thread connection : connections) {
            connection.join();
        }
    }

    @Test
    void aFramingOfTheTestsOwnIsSentAsItIsAndNothingFollowsIt() throws IOException {
        server.failNext(
                Fault.none().header("Content-Length", "99"), Fault.none().header("Connection", "close"));

        assertThat(RawSocket.send(server, GET + "\r\n" + GET + "\r\n"))
                .containsOnlyOnce("HTTP/1.1")
                .containsOnlyOnce("Content-Length")
                .contains("Content-Length: 99\r\n");
        assertThat(RawSocket.send(server, GET + "\r\n")).contains("Connection: close\r\n", "Content-Length: 26\r\n");
    }

    @Test
    void headersThatWouldBreakTheResponseAreRefusedWhereTheyAreGiven() {
        for (List<String> header :
                List.of(List.of("a b", "c"), List.of("", "c"), List.of("a", "b\r\nc: d"), List.of("a", "\u0000"))) {
            assertThatThrownBy(() -> Fault.none().header(header.get(0), header.get(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a header must have a name of letters, digits and dashes, and a value of one line: "
                            + header.get(0));
        }
        assertThatThrownBy(() -> Fault.redirect("/a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.body(200, "text/html\r", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingEndsConnectionsThatAreIdleInTheMiddleOrNotBegun() throws Exception {
        try (Socket idle = RawSocket.open(server);
                Socket begun = RawSocket.open(server);
                Socket silent = RawSocket.open(server)) {
            idle.getOutputStream().write((GET + "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            begun.getOutputStream().write(POST.getBytes(StandardCharsets.UTF_8));
            Set<Thread> threads = Leftovers.threads(server.port());

            server.close();
            server.close();

            idle.getInputStream().readAllBytes();
            for (Socket socket : List.of(begun, silent)) {
                assertEnded(socket);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(Leftovers.threads(server.port())).isEmpty();
        }
    }

    private static void assertEnded(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    @Test
    void noThreadOfTheServersKeepsTheJvmAliveOrInheritsAnything() throws IOException {
        RawSocket.send(server, GET + CLOSE);
        try (Socket open = RawSocket.open(server)) {
            open.getOutputStream().write((GET + "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(open.getInputStream().read()).isEqualTo('H');

            Set<Thread> threads = Leftovers.threads(server.port());
            assertThat(threads.stream().map(Thread::getName).collect(Collectors.toSet()))
                    .contains(
                            "autoposting-mock-" + server.port() + "-accept",
                            "autoposting-mock-" + server.port() + "-connection");
            assertThat(threads).allMatch(Thread::isDaemon);
        }
    }
}
