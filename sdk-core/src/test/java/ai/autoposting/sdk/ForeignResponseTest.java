package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server sends too much, nobody gets another call's response. */
class ForeignResponseTest {
    private static final String SECRET = "ya29.SECRET-of-brand-one";
    private static final String FOREIGN = answer("200 OK", "{\"data\":{\"tokenId\":\"" + SECRET + "\"}}");
    private static final String OWN = "{\"success\":true,\"data\":{\"tokenId\":\"own\"}}";

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** What the first request is answered with; the method of that request. */
    private static final Map<String, List<String>> FIRST_ANSWERS = new LinkedHashMap<>();

    static {
        FIRST_ANSWERS.put("two answers", List.of("GET", answer("200 OK", OWN) + FOREIGN));
        FIRST_ANSWERS.put("a stale refusal behind it", List.of("GET", answer("200 OK", OWN) + answer("401 no", "{}")));
        FIRST_ANSWERS.put("a stray end of line", List.of("GET", answer("200 OK", OWN) + "\r\n"));
        FIRST_ANSWERS.put(
                "behind chunks",
                List.of(
                        "GET",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(OWN.length())
                                + "\r\n" + OWN + "\r\n0\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("204 with a body", List.of("GET", "HTTP/1.1 204 x\r\nContent-Length: 9\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("204 without length", List.of("GET", "HTTP/1.1 204 x\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("205 with a body", List.of("GET", "HTTP/1.1 205 x\r\nContent-Length: 9\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("304 with a body", List.of("GET", "HTTP/1.1 304 x\r\nContent-Length: 9\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("101 unasked", List.of("GET", "HTTP/1.1 101 x\r\n\r\n" + FOREIGN));
        FIRST_ANSWERS.put("HEAD with a body", List.of("HEAD", FOREIGN + FOREIGN));
        FIRST_ANSWERS.put("an error with more behind it", List.of("GET", answer("404 no", "{}") + FOREIGN));
    }

    @TestFactory
    List<DynamicTest> theNextCallGetsItsOwnAnswer() {
        List<DynamicTest> tests = new ArrayList<>();
        FIRST_ANSWERS.forEach((name, first) -> {
            for (boolean tls : new boolean[] {false, true}) {
                for (boolean split : new boolean[] {false, true}) {
                    String how = name + (tls ? ", TLS" : ", plain") + (split ? ", a byte later" : ", in one packet");
                    tests.add(DynamicTest.dynamicTest(how, () -> check(first.get(0), first.get(1), tls, split)));
                }
            }
        });
        return tests;
    }

    private static void check(String method, String first, boolean tls, boolean split) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Semaphore readyForSecond = new Semaphore(0);
        RawServer.Reply reply = (request, socket, out) -> {
            if (requests.incrementAndGet() > 1) {
                RawServer.send(out, 200, "", OWN.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            int cut = split ? first.length() - 1 : first.length();
            write(out, first.substring(0, cut));
            write(out, first.substring(cut));
            readyForSecond.release();
        };
        try (RawServer server = tls ? RawServer.startTls(reply) : RawServer.start(reply);
                AutopostingClient client = client(server, tls)) {
            Operation<?> operation = Operation.builder("first", method, "/first")
                    .returnsMapOf(Object.class)
                    .build();
            try {
                client.execute(operation, Arguments.none());
            } catch (AutopostingException notASuccess) {
                // What counts is what the next call gets.
            }
            readyForSecond.acquire();

            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEqualTo(Map.of("tokenId", "own"));
            assertThat(client.execute(Calls.GET, Calls.arguments(Calls.GET))).isEqualTo(Map.of("tokenId", "own"));
            assertThat(requests.get()).isEqualTo(3);
        }
    }

    private static AutopostingClient client(RawServer server, boolean tls) {
        AutopostingClient.Builder builder = Calls.client(server.url()).maxRetries(0);
        if (tls) {
            builder.httpClient(CancelTest.trusting()
                    .newBuilder()
                    .protocols(List.of(Protocol.HTTP_1_1))
                    .build());
        }
        return builder.build();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void aPeerThatSpeaksFirstHasNotAnswered() throws Exception {
        speaksFirst(null, false);
    }

    @Test
    void aPeerThatSpeaksFirstHasNotAnsweredOverTlsEither() throws Exception {
        OkHttpClient http1 = CancelTest.trusting()
                .newBuilder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        speaksFirst(http1, true);
    }

    private static void speaksFirst(@Nullable OkHttpClient own, boolean tls) throws Exception {
        CountDownLatch spoken = new CountDownLatch(1);
        RawPeer.Script script = connection -> {
            connection.setTcpNoDelay(true); // or the answer waits until the client has acknowledged the tickets
            write(connection.getOutputStream(), FOREIGN);
            spoken.countDown();
            RawServer.awaitEnd(connection);
        };
        try (RawPeer peer = tls ? RawPeer.startTls(script) : RawPeer.start("http", script)) {
            AutopostingClient.Builder builder = Calls.client(peer.url()).maxRetries(0);
            OkHttpClient http = (own == null ? new OkHttpClient() : own)
                    .newBuilder()
                    .eventListener(new EventListener() {
                        @Override
                        public void requestHeadersStart(Call call) {
                            awaitQuietly(spoken);
                            letWhatWasSentArrive();
                        }
                    })
                    .build();
            try (AutopostingClient client = builder.httpClient(http).build()) {
                ConnectionException thrown = catchThrowableOfType(
                        ConnectionException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

                assertThat(thrown.getMessage())
                        .isEqualTo(
                                tls
                                        ? "storeThing: no complete answer: the response was there before the request"
                                        : "storeThing: could not connect: the connection was spoken to before its request");
                assertThat(thrown.mayHaveTakenEffect())
                        .isEqualTo(tls); // which cannot tell it from a session ticket before
                assertThat(thrown).hasMessageNotContaining(SECRET);
            }
        }
    }

    /** What was sent before something that has come back has arrived, too. */
    private static void letWhatWasSentArrive() {
        try (ServerSocket other = new ServerSocket(0, 1, loopback());
                Socket here = new Socket(loopback(), other.getLocalPort());
                Socket there = other.accept()) {
            for (int i = 0; i < 10; i++) {
                here.getOutputStream().write(i);
                there.getOutputStream().write(there.getInputStream().read());
                assertThat(here.getInputStream().read()).isEqualTo(i);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a101IsAnUnexpectedStatus() {
        try (RawServer server = RawServer.start((request, socket, out) -> write(out, "HTTP/1.1 101 x\r\n\r\n"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            UnexpectedStatusException thrown = catchThrowableOfType(
                    UnexpectedStatusException.class, () -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            assertThat(thrown.statusCode()).isEqualTo(101);
            assertThat(thrown.mayHaveTakenEffect()).isTrue();
        }
    }

    /** Sockets that are not ours, so that OkHttp reads ahead. */
    private static final class OwnSockets extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            return SocketFactory.getDefault().createSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("not asked for");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw new IOException("not asked for");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET + "\r\n\r\n", SECRET, "HTTP/1.1 " + SECRET + "\r\n\r\n"})
    void whatIsLeftOverIsQuotedByNoExceptionOverSocketsThatReadAhead(String leftover) {
        CountDownLatch done = new CountDownLatch(1);
        RawServer.Reply reply = (request, socket, out) -> {
            write(out, answer("200 OK", OWN) + leftover);
            awaitQuietly(done);
            socket.close();
        };
        OkHttpClient http =
                new OkHttpClient.Builder().socketFactory(new OwnSockets()).build();
        try (RawServer server = RawServer.start(reply);
                AutopostingClient client = Calls.client(server.url())
                        .httpClient(http)
                        .maxRetries(0)
                        .build()) {
            client.execute(Calls.GET, Arguments.none());
            done.countDown();
            Throwable thrown = catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST)));

            StringWriter printed = new StringWriter();
            thrown.printStackTrace(new PrintWriter(printed, true));
            String hex = okio.ByteString.encodeUtf8(SECRET).hex();
            assertThat(thrown).isExactlyInstanceOf(ConnectionException.class);
            assertThat(printed.toString()).doesNotContain(SECRET, hex.substring(0, 20));
        }
    }
}
