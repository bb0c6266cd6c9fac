package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.error.ConnectionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static final String DATA = "{\"success\":true,\"data\":{}}";

    @Test
    void aClosedClientRefusesCallsAndClosesOnce() {
        try (RawServer server = RawServer.start(RawServer.ok(DATA))) {
            AutopostingClient client = Calls.client(server.url()).build();
            client.close();
            client.close();

            assertThatThrownBy(() -> client.execute(Calls.GET, Arguments.none()))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("this AutopostingClient is closed");
            assertThat(client.async().execute(Calls.GET, Arguments.none()))
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withCauseExactlyInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> client.withOptions(changed -> changed.maxRetries(0)))
                    .isExactlyInstanceOf(IllegalStateException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void closingLetsCallsInFlightFinishAndThenDropsTheirConnections() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = RawServer.start((request, socket, out) -> {
            arrived.countDown();
            go.await();
            RawServer.send(out, 200, "", DATA.getBytes(StandardCharsets.US_ASCII));
        })) {
            AutopostingClient client = Calls.client(server.url()).build();
            CompletableFuture<?> call = client.async().execute(Calls.GET, Arguments.none());
            arrived.await();
            client.close();
            go.countDown();

            assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of());
            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void closingDropsTheConnectionsOfAnyNumberOfCallsAtATime() throws Exception {
        int calls = 200;
        CountDownLatch arrived = new CountDownLatch(calls);
        try (RawServer server = RawServer.start((request, socket, out) -> {
            arrived.countDown();
            arrived.await();
            RawServer.send(out, 200, "", DATA.getBytes(StandardCharsets.US_ASCII));
        })) {
            AutopostingClient client = Calls.client(server.url()).build();
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                futures.add(client.async().execute(Calls.GET, Arguments.none()));
            }
            for (CompletableFuture<?> future : futures) {
                assertThat(future.get(30, TimeUnit.SECONDS)).isEqualTo(Map.of());
            }
            assertThat(server.connections()).isEqualTo(calls);
            client.close();

            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void clientsMadeFromOneAnotherShareConnectionsUntilTheLastIsClosed() {
        try (RawServer server = RawServer.start(RawServer.ok(DATA))) {
            AutopostingClient first = Calls.client(server.url()).build();
            AutopostingClient second = first.withOptions(changed -> changed.header("X-Second", "yes"));
            first.execute(Calls.GET, Arguments.none());
            second.execute(Calls.GET, Arguments.none());
            first.close();
            first.close(); // counts once
            second.execute(Calls.GET, Arguments.none());

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(request -> request.header("X-Second"))
                    .containsExactly("", "yes", "yes");
            second.close();
            assertThat(server.allClosed()).isTrue();
        }
    }

    @Test
    void aUsersHttpClientIsNeverShutDown() throws Exception {
        OkHttpClient own = new OkHttpClient();
        try (RawServer server = RawServer.start(RawServer.ok(DATA))) {
            AutopostingClient client =
                    Calls.client(server.url()).httpClient(own).build();
            client.execute(Calls.GET, Arguments.none());
            client.close();

            assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
            try (Response response =
                    own.newCall(new Request.Builder().url(server.url()).build()).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
            assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        }
        own.connectionPool().evictAll();
    }

    @Test
    void aHundredUnusedClientsCostNoThread() {
        List<String> before = threads();
        List<AutopostingClient> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            AutopostingClient client = AutopostingClient.create(Calls.KEY);
            client.async();
            clients.add(client);
        }
        List<String> more = threads();
        more.removeAll(before);

        assertThat(more).isEmpty();
        clients.forEach(AutopostingClient::close);
    }

    @Test
    void aThousandCallsLeaveNoConnectionAndNoWorkerBehind() {
        try (RawServer server = RawServer.start(RawServer.ok(DATA))) {
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                List<CompletableFuture<?>> calls = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    calls.add(client.async().execute(Calls.GET, Arguments.none()));
                    client.execute(Calls.POST, Calls.arguments(Calls.POST));
                }
                calls.forEach(CompletableFuture::join);
            }
            assertThat(server.requests()).hasSize(1_000);
            assertThat(server.allClosed()).isTrue();
        }
        for (Thread worker : workers()) {
            assertThat(joined(worker)).isTrue();
        }
    }

    @Test
    void hundredsOfCallsAreInFlightAtOnce() throws Exception {
        int many = 200;
        CountDownLatch all = new CountDownLatch(many);
        try (RawServer server = RawServer.start((request, socket, out) -> {
                    all.countDown();
                    all.await();
                    RawServer.send(out, 200, "", DATA.getBytes(StandardCharsets.US_ASCII));
                });
                AutopostingClient client = Calls.client(server.url()).build()) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                calls.add(client.async().execute(Calls.GET, Arguments.none()));
            }
            for (CompletableFuture<?> call : calls) {
                assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(Map.of());
            }
        }
    }

    @Test
    void tenThousandCancelledCallsAllComplete() throws Exception {
        Random random = new Random(7);
        int begunAfterCancel;
        try (RawServer server = RawServer.start(RawServer.ok(DATA))) {
            try (AutopostingClient client = Calls.client(server.url()).build()) {
                List<CompletableFuture<?>> calls = new ArrayList<>();
                for (int i = 0; i < 10_000; i++) {
                    CompletableFuture<?> call = client.async().execute(Calls.GET, Arguments.none());
                    calls.add(call);
                    calls.get(random.nextInt(calls.size())).cancel(true);
                }
                calls.forEach(call -> call.cancel(true));
                int seen = server.requests().size();
                for (CompletableFuture<?> call : calls) {
                    assertThat(call).isDone();
                    if (!call.isCancelled()) {
                        assertThat(call.get()).isEqualTo(Map.of());
                    }
                }
                begunAfterCancel = server.requests().size() - seen;
            }
            assertThat(server.allClosed()).isTrue();
        }
        // What had left when the last cancel came can still arrive: at most one request for each worker.
        assertThat(begunAfterCancel).isLessThanOrEqualTo(256);
    }

    @Test
    void anExecutorThatTakesNoMoreFailsTheFutureAtOnce() {
        try (AutopostingClient client = Calls.client("http://127.0.0.1:1")
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            assertThat(client.async().execute(Calls.GET, Arguments.none()))
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withCauseExactlyInstanceOf(ConnectionException.class)
                    .withMessageContaining("readThing: not sent, the executor takes no more tasks");
        }
    }

    private static boolean joined(Thread worker) {
        try {
            worker.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !worker.isAlive();
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("autoposting-"))
                .toList();
    }

    private static List<String> threads() {
        List<String> names = new ArrayList<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName() + "#" + thread.getId()));
        return names;
    }
}
