package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that accepts connections and never says a word holds no call beyond its time, whenever that is over. */
class SilentPeerTest {
    private static final int PATIENCE = 15;

    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            try {
                while (true) {
                    accepted.add(listener.accept());
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + listener.getLocalPort();
    }

    private void assertThatAllConnectionsEnd() throws IOException {
        for (Socket socket : accepted) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE));
            RawServer.awaitEnd(socket);
        }
    }

    @Test
    void aHundredCallersWhoseHandshakeIsNeverAnsweredAllComeBack() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try (AutopostingClient client = Calls.client(url("https"))
                .timeout(Duration.ofMillis(600))
                .attemptTimeout(Duration.ofMillis(300))
                .build()) {
            List<Future<Throwable>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Operation<?> operation = i % 2 == 0 ? Calls.GET : Calls.POST;
                calls.add(callers.submit(
                        () -> catchThrowable(() -> client.execute(operation, Calls.arguments(operation)))));
            }
            for (Future<Throwable> call : calls) {
                Throwable thrown = call.get(PATIENCE, TimeUnit.SECONDS);
                assertThat(thrown).isExactlyInstanceOf(CallTimeoutException.class);
                assertThat(((AutopostingException) thrown).mayHaveTakenEffect()).isFalse();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThatAllConnectionsEnd();
    }

    @Test
    void aLimitThatEndsBetweenTwoStepsOfConnectingIsNotLost() throws Exception {
        try (AutopostingClient client = Calls.client(url("https")).maxRetries(0).build()) {
            for (int i = 0; i < 100; i++) {
                RequestOptions limit = RequestOptions.builder()
                        .timeout(Duration.ofNanos(1_000_000 + i * 40_000L))
                        .build();
                assertThat(catchThrowable(
                                () -> client.executeWithResponse(Calls.POST, Calls.arguments(Calls.POST), limit)))
                        .isExactlyInstanceOf(CallTimeoutException.class);
            }
        }
        assertThatAllConnectionsEnd();
    }

    @Test
    void aCancelBetweenTwoStepsOfConnectingIsNotLost() throws Exception {
        ExecutorService workers = Executors.newCachedThreadPool();
        try (AutopostingClient client =
                Calls.client(url("https")).executor(workers).build()) {
            for (int i = 0; i < 100; i++) {
                CompletableFuture<?> call = client.async().execute(Calls.POST, Calls.arguments(Calls.POST));
                new CountDownLatch(1).await(i * 40L, TimeUnit.MICROSECONDS);
                call.cancel(true);
            }
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThatAllConnectionsEnd();
    }

    @Test
    void aSilentProxyHoldsNobody() throws Exception {
        Proxy proxy = new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
        try (AutopostingClient client = Calls.client("https://api.example.com")
                .proxy(proxy)
                .attemptTimeout(Duration.ofMillis(100))
                .build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST))))
                    .isExactlyInstanceOf(CallTimeoutException.class);
        }
        assertThatAllConnectionsEnd();
    }

    @Test
    void aPeerThatDoesNotReadHoldsNobody() throws Exception {
        try (AutopostingClient client = Calls.client(url("http"))
                .maxRetries(0)
                .attemptTimeout(Duration.ofMillis(300))
                .build()) {
            assertThat(catchThrowable(() -> client.execute(
                            Calls.POST,
                            ai.autoposting.sdk.call.Arguments.builder()
                                    .body(java.util.Map.of("text", "x".repeat(30_000_000)))
                                    .build())))
                    .isExactlyInstanceOf(CallTimeoutException.class)
                    .hasMessage("storeThing: no complete answer within the attempt's timeout of PT0.3S");
        }
    }
}
