package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.RateLimitException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A pooled connection that the server has closed fails no POST: it is found dead before the first byte. */
class PooledConnectionTest {
    private static final int CALLS = 10;

    /** How the server leaves a connection; says when the client can see it. */
    private interface Ending {
        void end(Socket socket, Semaphore visible) throws Exception;
    }

    private static final Map<String, Ending> ENDINGS = Map.of(
            "closed",
            (socket, visible) -> {
                socket.close();
                visible.release();
            },
            "reset",
            (socket, visible) -> {
                RawServer.reset(socket);
                visible.release();
            },
            "half closed, or a goodbye of TLS",
            (socket, visible) -> {
                socket.shutdownOutput();
                visible.release();
                RawServer.awaitEnd(socket);
            },
            "spoken to unasked",
            (socket, visible) -> {
                RawServer.send(socket.getOutputStream(), 408, "", new byte[0]);
                visible.release();
            });

    @TestFactory
    List<DynamicTest> aDeadConnectionFailsNoPost() {
        List<DynamicTest> tests = new ArrayList<>();
        ENDINGS.forEach((name, ending) -> {
            tests.add(DynamicTest.dynamicTest(name + ", plain", () -> postsOverDyingConnections(ending, false, null)));
            OkHttpClient http1 = CancelTest.trusting()
                    .newBuilder()
                    .protocols(List.of(Protocol.HTTP_1_1))
                    .build();
            tests.add(DynamicTest.dynamicTest(name + ", TLS", () -> postsOverDyingConnections(ending, true, http1)));
        });
        Ending closed = Objects.requireNonNull(ENDINGS.get("closed"));
        tests.add(DynamicTest.dynamicTest(
                "closed, user's client", () -> postsOverDyingConnections(closed, false, new OkHttpClient())));
        tests.add(DynamicTest.dynamicTest(
                "closed, user's client with HTTP/2, TLS",
                () -> postsOverDyingConnections(closed, true, CancelTest.trusting())));
        return tests;
    }

    private static void postsOverDyingConnections(Ending ending, boolean tls, @Nullable OkHttpClient own)
            throws Exception {
        Semaphore answered = new Semaphore(0);
        Semaphore visible = new Semaphore(0);
        RawServer.Reply reply = (request, socket, out) -> {
            RawServer.send(out, 200, "", "{\"success\":true,\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
            answered.acquire();
            ending.end(socket, visible);
        };
        try (RawServer server = tls ? RawServer.startTls(reply) : RawServer.start(reply)) {
            AutopostingClient.Builder builder = Calls.client(server.url()).maxRetries(0);
            if (own != null) {
                builder.httpClient(own);
            }
            try (AutopostingClient client = builder.build()) {
                for (int i = 0; i < CALLS; i++) {
                    assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST)))
                            .isEmpty();
                    answered.release();
                    visible.acquire();
                }
            }
            assertThat(server.requests()).hasSize(CALLS);
        }
    }

    @Test
    void aHealthyConnectionIsUsedAgain() {
        try (RawServer server = RawServer.start(RawServer.ok("{\"success\":true,\"data\":{}}"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            for (int i = 0; i < CALLS; i++) {
                for (Operation<?> operation : List.of(Calls.GET, Calls.POST)) {
                    client.execute(operation, Calls.arguments(operation));
                }
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anErrorAnswerLeavesItsConnectionUsable() {
        try (RawServer server = RawServer.start(RawServer.answer(429, "", "{\"error\":\"slow\"}"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThatThrownBy(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST)))
                    .isExactlyInstanceOf(RateLimitException.class);
            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void responsesThatAnotherOneFollowsAreNoResult() {
        RawServer.Reply reply = (request, socket, out) -> {
            out.write("HTTP/1.1 100 x\r\n\r\nHTTP/1.1 103 x\r\nLink: a\r\n\r\nHTTP/1.1 103 x\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            RawServer.send(out, 200, "", "{\"data\":{\"tokenId\":\"own\"}}".getBytes(StandardCharsets.US_ASCII));
        };
        try (RawServer server = RawServer.start(reply);
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEqualTo(Map.of("tokenId", "own"));
            assertThat(client.execute(Calls.GET, Calls.arguments(Calls.GET))).isEqualTo(Map.of("tokenId", "own"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
