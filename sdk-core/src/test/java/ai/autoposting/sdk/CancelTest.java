package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An interrupt or a cancel ends a call wherever it is, and the server sees it go. */
class CancelTest {
    private static final int PATIENCE = 10;

    /** Where a call is when it is ended; counts down {@code reached} there and {@code gone} when the connection ends. */
    private interface Scene {
        void play(Signals signals, Act act) throws Exception;
    }

    private interface Act {
        void on(AutopostingClient.Builder client, Operation<?> operation, Arguments arguments) throws Exception;
    }

    private record Signals(CountDownLatch reached, CountDownLatch gone) {}

    private static final Map<String, Scene> SCENES = Map.of(
            "connecting",
            CancelTest::connecting,
            "shaking hands",
            CancelTest::shakingHands,
            "writing",
            CancelTest::writing,
            "waiting for the answer",
            (signals, act) -> answering(signals, act, false, ""),
            "reading the answer",
            (signals, act) ->
                    answering(signals, act, false, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"success\":"),
            "waiting for the answer, TLS",
            (signals, act) -> answering(signals, act, true, ""),
            "reading the answer, TLS",
            (signals, act) ->
                    answering(signals, act, true, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"success\":"),
            "between two attempts",
            CancelTest::betweenAttempts);

    private static void connecting(Signals signals, Act act) throws Exception {
        signals.gone.countDown();
        OkHttpClient own = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void connectStart(Call call, InetSocketAddress to, Proxy proxy) {
                        signals.reached.countDown();
                    }
                })
                .build();
        try (FullServer full = new FullServer()) {
            act.on(Calls.client(full.url()).httpClient(own), Calls.POST, Calls.arguments(Calls.POST));
        }
    }

    private static void shakingHands(Signals signals, Act act) throws Exception {
        RawPeer.Script silent = connection -> {
            connection.getInputStream().read(); // the client's greeting
            signals.reached.countDown();
            RawServer.awaitEnd(connection);
            signals.gone.countDown();
        };
        try (RawPeer peer = RawPeer.start("https", silent)) {
            act.on(Calls.client(peer.url()), Calls.POST, Calls.arguments(Calls.POST));
        }
    }

    private static void writing(Signals signals, Act act) throws Exception {
        RawPeer.Script deaf = connection -> {
            connection.getInputStream().read();
            signals.reached.countDown();
            act(() -> signals.gone.await(PATIENCE, TimeUnit.SECONDS));
        };
        try (RawPeer peer = RawPeer.start("http", deaf)) {
            Arguments large = Arguments.builder()
                    .body(Map.of("text", "x".repeat(30_000_000)))
                    .build();
            act.on(
                    Calls.client(peer.url()).listener(new CallListener() {
                        @Override
                        public void callEnded(CallEnded event) {
                            signals.gone.countDown();
                        }
                    }),
                    Calls.POST,
                    large);
        }
    }

    private static void answering(Signals signals, Act act, boolean tls, String beginning) throws Exception {
        RawServer.Reply reply = (request, socket, out) -> {
            write(out, beginning);
            signals.reached.countDown();
            RawServer.awaitEnd(socket);
            signals.gone.countDown();
        };
        try (RawServer server = tls ? RawServer.startTls(reply) : RawServer.start(reply)) {
            AutopostingClient.Builder client = Calls.client(server.url());
            act.on(tls ? client.httpClient(trusting()) : client, Calls.POST, Calls.arguments(Calls.POST));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void betweenAttempts(Signals signals, Act act) throws Exception {
        signals.gone.countDown();
        try (RawServer server = RawServer.start(RawServer.answer(503, "Retry-After: 30\r\n", ""))) {
            AutopostingClient.Builder client = Calls.client(server.url()).listener(new CallListener() {
                @Override
                public void retryScheduled(RetryScheduled event) {
                    signals.reached.countDown();
                }
            });
            act.on(client, Calls.POST, Calls.arguments(Calls.POST));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static OkHttpClient trusting() {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(RawServer.CERTIFICATE.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .build();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void act(Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @TestFactory
    List<DynamicTest> anInterruptEndsASyncCall() {
        List<DynamicTest> tests = new ArrayList<>();
        SCENES.forEach((name, scene) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Signals signals = new Signals(new CountDownLatch(1), new CountDownLatch(1));
            scene.play(signals, (builder, operation, arguments) -> {
                try (AutopostingClient client = builder.build()) {
                    AtomicReference<Throwable> thrown = new AtomicReference<>();
                    AtomicReference<Boolean> flag = new AtomicReference<>(false);
                    Thread caller = new Thread(() -> {
                        thrown.set(catchThrowable(() -> client.execute(operation, arguments)));
                        flag.set(Thread.currentThread().isInterrupted());
                    });
                    caller.start();
                    assertThat(signals.reached.await(PATIENCE, TimeUnit.SECONDS))
                            .isTrue();
                    caller.interrupt();
                    caller.join(TimeUnit.SECONDS.toMillis(PATIENCE));

                    assertThat(thrown.get()).isExactlyInstanceOf(CallCancelledException.class);
                    assertThat(flag.get()).isTrue();
                    assertThat(((AutopostingException) thrown.get()).mayHaveTakenEffect())
                            .isEqualTo(mayHaveTakenEffect(name));
                    assertThat(signals.gone.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                }
            });
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> cancellingTheFutureEndsTheCall() {
        List<DynamicTest> tests = new ArrayList<>();
        SCENES.forEach((name, scene) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Signals signals = new Signals(new CountDownLatch(1), new CountDownLatch(1));
            LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
            scene.play(signals, (builder, operation, arguments) -> {
                try (AutopostingClient client = builder.executor(tasks::add).build()) {
                    CompletableFuture<?> future = client.async().execute(operation, arguments);
                    Thread worker = new Thread(tasks.take());
                    worker.start();
                    assertThat(signals.reached.await(PATIENCE, TimeUnit.SECONDS))
                            .isTrue();
                    future.cancel(true);
                    worker.join(TimeUnit.SECONDS.toMillis(PATIENCE));

                    assertThat(worker.isAlive()).isFalse();
                    assertThat(future.isCancelled()).isTrue();
                    assertThat(signals.gone.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                }
            });
        })));
        return tests;
    }

    private static boolean mayHaveTakenEffect(String scene) {
        return switch (scene) {
            case "connecting", "shaking hands", "between two attempts" -> false;
            default -> true;
        };
    }

    @Test
    void aCallThatIsCancelledInTheQueueIsNeverSent() {
        try (RawServer server = RawServer.start(RawServer.ok("{\"data\":{}}"))) {
            LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
            try (AutopostingClient client =
                    Calls.client(server.url()).executor(tasks::add).build()) {
                CompletableFuture<?> future = client.async().execute(Calls.GET, Arguments.none());
                future.cancel(false);
                tasks.remove().run();

                assertThat(future.isCancelled()).isTrue();
                assertThat(server.connections()).isZero();
            }
        }
    }

    @Test
    void aCallWhoseTimeRunsOutInTheQueueFailsThere() {
        LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        try (AutopostingClient client = Calls.client("http://127.0.0.1:1")
                .timeout(Duration.ofMillis(20))
                .executor(tasks::add)
                .build()) {
            CompletableFuture<?> future = client.async().execute(Calls.POST, Arguments.none());

            assertThat(catchThrowable(() -> future.get(PATIENCE, TimeUnit.SECONDS)))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isExactlyInstanceOf(CallTimeoutException.class)
                    .hasMessage("storeThing: the call's timeout of PT0.02S ran out");
        }
    }

    @Test
    void completingTheFutureByOtherMeansEndsTheCallToo() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = RawServer.start((request, socket, out) -> {
                    RawServer.awaitEnd(socket);
                    gone.countDown();
                });
                AutopostingClient client = Calls.client(server.url()).build()) {
            CompletableFuture<?> future =
                    client.async().execute(Calls.GET, Arguments.none()).orTimeout(100, TimeUnit.MILLISECONDS);

            assertThat(catchThrowable(future::get)).hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThat(gone.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        try (RawServer server = RawServer.start(RawServer.ok("{\"data\":{}}"));
                AutopostingClient client = Calls.client(server.url()).build()) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> client.execute(Calls.GET, Arguments.none()));
            boolean flag = Thread.interrupted();

            assertThat(thrown).isExactlyInstanceOf(CallCancelledException.class);
            assertThat(((AutopostingException) thrown).attempts()).isZero();
            assertThat(flag).isTrue();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aSyncCallThatIsInterruptedLeavesOthersAlone() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = RawServer.start((request, socket, out) -> {
                    both.countDown();
                    go.await();
                    RawServer.send(out, 200, "", "{\"data\":{}}".getBytes(StandardCharsets.US_ASCII));
                });
                AutopostingClient client = Calls.client(server.url()).build()) {
            CompletableFuture<?> other = client.async().execute(Calls.POST, Calls.arguments(Calls.POST));
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller =
                    new Thread(() -> thrown.set(catchThrowable(() -> client.execute(Calls.GET, Arguments.none()))));
            caller.start();
            assertThat(both.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            caller.join();
            go.countDown();

            assertThat(thrown.get()).isExactlyInstanceOf(CallCancelledException.class);
            assertThat(other.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(Map.of());
        }
    }
}
