package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.UnauthorizedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallListenerTest {
    private static final String DATA = "{\"success\":true,\"data\":{}}";

    private static final class Recorder implements CallListener {
        private final List<Record> events = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();
        private final List<Map<String, String>> paths = new ArrayList<>();
        private final List<Optional<Long>> remaining = new ArrayList<>();

        private void heard(long id, Map<String, String> path, Optional<RateLimit> limit, Record event) {
            ids.add(id);
            paths.add(path);
            remaining.add(limit.map(RateLimit::remaining).map(OptionalLong::getAsLong));
            events.add(event);
        }

        @Override
        public void attemptStarted(AttemptStarted event) {
            heard(
                    event.callId(),
                    event.pathArguments(),
                    Optional.empty(),
                    new AttemptStarted(event.operationId(), event.attempt()));
        }

        @Override
        public void attemptEnded(AttemptEnded event) {
            assertThat(event.duration()).isPositive();
            heard(
                    event.callId(),
                    event.pathArguments(),
                    event.rateLimit(),
                    new AttemptEnded(
                            event.operationId(), event.attempt(), event.status(), event.failure(), Duration.ZERO));
        }

        @Override
        public void retryScheduled(RetryScheduled event) {
            heard(
                    event.callId(),
                    event.pathArguments(),
                    Optional.empty(),
                    new RetryScheduled(event.operationId(), event.failedAttempt(), event.delay()));
        }

        @Override
        public void callEnded(CallEnded event) {
            assertThat(event.duration()).isPositive();
            heard(
                    event.callId(),
                    event.pathArguments(),
                    event.rateLimit(),
                    new CallEnded(
                            event.operationId(), event.attempts(), event.status(), event.failure(), Duration.ZERO));
        }
    }

    private static RawServer.Reply first503ThenData() {
        AtomicInteger count = new AtomicInteger();
        return (request, socket, out) -> {
            if (count.getAndIncrement() == 0) {
                RawServer.send(out, 503, "", new byte[0]);
            } else {
                RawServer.send(
                        out, 200, "X-Request-Id: req_" + Calls.KEY + "\r\n", DATA.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    @Test
    void eventsTellTheWholeCallInOrder() {
        Recorder recorder = new Recorder();
        try (RawServer server = RawServer.start(first503ThenData());
                AutopostingClient client =
                        Calls.client(server.url()).listener(recorder).build()) {
            client.execute(Calls.GET, Arguments.none());
        }
        assertThat(recorder.events)
                .containsExactly(
                        new CallListener.AttemptStarted("readThing", 1),
                        new CallListener.AttemptEnded(
                                "readThing", 1, OptionalInt.of(503), Optional.of("ServerException"), Duration.ZERO),
                        new CallListener.RetryScheduled("readThing", 1, Duration.ZERO),
                        new CallListener.AttemptStarted("readThing", 2),
                        new CallListener.AttemptEnded(
                                "readThing", 2, OptionalInt.of(200), Optional.empty(), Duration.ZERO),
                        new CallListener.CallEnded(
                                "readThing", 2, OptionalInt.of(200), Optional.empty(), Duration.ZERO));
    }

    private static final Operation<Map<String, Object>> BRAND = Operation.builder(
                    "readBrand", "GET", "/brands/{slug}/{platform}/{accessToken}")
            .returnsMapOf(Object.class)
            .build();

    private static Arguments brand(String slug) {
        return Arguments.builder()
                .path("slug", slug)
                .path("platform", "x")
                .path("accessToken", Calls.TOKEN)
                .build();
    }

    @Test
    void eventsTellWhichCallOfManyItIsAndWhatIsLeftOfTheQuota() {
        Recorder recorder = new Recorder();
        try (RawServer server = RawServer.start(RawServer.answer(404, "X-RateLimit-Remaining: 7\r\n", "{}"));
                AutopostingClient client =
                        Calls.client(server.url()).listener(recorder).build();
                AutopostingClient other = client.withOptions(builder -> builder.maxRetries(0))) {
            assertThat(catchThrowable(() -> client.execute(BRAND, brand("acme-" + Calls.KEY))))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessage("readBrand: HTTP 404, for slug acme-***, platform x");
            assertThat(catchThrowable(() -> other.execute(BRAND, brand("globex"))))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(recorder.ids).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
        assertThat(recorder.paths.get(1)).isEqualTo(Map.of("slug", "acme-***", "platform", "x"));
        assertThat(recorder.paths.subList(3, 6)).containsOnly(Map.of("slug", "globex", "platform", "x"));
        Optional<Long> seven = Optional.of(7L);
        assertThat(recorder.remaining).containsExactly(Optional.empty(), seven, seven, Optional.empty(), seven, seven);
    }

    @Test
    void aCallWhoseArgumentsDoNotFitEndsForTheListenerOnce() {
        Recorder recorder = new Recorder();
        try (AutopostingClient client =
                Calls.client("http://127.0.0.1:1").listener(recorder).build()) {
            assertThat(catchThrowable(() -> client.execute(BRAND, brand(".."))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(client.async().execute(BRAND, Arguments.none())).isCompletedExceptionally();
        }
        CallListener.CallEnded end = new CallListener.CallEnded(
                "readBrand", 0, OptionalInt.empty(), Optional.of("IllegalArgumentException"), Duration.ZERO);
        assertThat(recorder.events).containsExactly(end, end);
        assertThat(recorder.ids).containsExactly(1L, 2L);
        assertThat(recorder.paths).containsOnly(Map.of());
    }

    @Test
    void aCallThatIsNotBegunIsNotHeardOf() {
        Recorder recorder = new Recorder();
        AutopostingClient client =
                Calls.client("http://127.0.0.1:1").listener(recorder).build();
        assertThat(catchThrowable(() -> client.execute(BRAND, null))).isInstanceOf(NullPointerException.class);
        client.close();
        assertThat(catchThrowable(() -> client.execute(BRAND, brand("acme"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(client.async().execute(BRAND, brand("acme"))).isCompletedExceptionally();
        assertThat(recorder.events).isEmpty();
    }

    /** A client whose key has no quota left for ten minutes, and what its listener hears from now on. */
    private static AutopostingClient exhausted(RawServer server, LinkedBlockingQueue<CallListener.CallEnded> ends) {
        AutopostingClient client = Calls.client(server.url())
                .pacing(Pacing.byRateLimit())
                .timeout(Duration.ofHours(1))
                .executor(task -> new Thread(task).start()) // virtual threads show no stack to awaitPaced
                .listener(new CallListener() {
                    @Override
                    public void callEnded(CallEnded event) {
                        ends.add(event);
                    }
                })
                .build();
        client.execute(Calls.GET, Arguments.none());
        ends.remove();
        return client;
    }

    private static RawServer noQuota() {
        long reset = Instant.now().getEpochSecond() + 600;
        return RawServer.start(
                RawServer.answer(200, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: " + reset + "\r\n", DATA));
    }

    private static void awaitPaced() {
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getClassName().endsWith(".QuotaLine")
                        && frame.getMethodName().equals("pause"))) {
            Thread.onSpinWait();
        }
    }

    private static void assertUnsent(CallListener.CallEnded end, String failure) {
        assertThat(new CallListener.CallEnded(
                        end.operationId(), end.attempts(), end.status(), end.failure(), Duration.ZERO))
                .isEqualTo(new CallListener.CallEnded(
                        "storeThing", 0, OptionalInt.empty(), Optional.of(failure), Duration.ZERO));
    }

    @Test
    void aCallThatIsCancelledWhileItIsPacedIsHeardOfOnce() throws Exception {
        LinkedBlockingQueue<CallListener.CallEnded> ends = new LinkedBlockingQueue<>();
        try (RawServer server = noQuota();
                AutopostingClient client = exhausted(server, ends)) {
            CompletableFuture<?> future = client.async().execute(Calls.POST, Calls.arguments(Calls.POST));
            awaitPaced();
            future.cancel(true);
            assertUnsent(ends.take(), "CallCancelledException");

            FutureTask<Throwable> sync = new FutureTask<>(
                    () -> catchThrowable(() -> client.execute(Calls.POST, Calls.arguments(Calls.POST))));
            Thread caller = new Thread(sync);
            caller.start();
            awaitPaced();
            caller.interrupt();
            assertThat(sync.get()).isExactlyInstanceOf(CallCancelledException.class);
            assertUnsent(ends.take(), "CallCancelledException");

            Throwable late = catchThrowable(() -> client.executeWithResponse(
                    Calls.POST,
                    Calls.arguments(Calls.POST),
                    RequestOptions.builder().timeout(Duration.ofMinutes(9)).build()));
            assertThat(late).isExactlyInstanceOf(CallTimeoutException.class);
            assertThat(((CallTimeoutException) late).attempts()).isZero();
            assertThat(((CallTimeoutException) late).mayHaveTakenEffect()).isFalse();
            assertThat(((CallTimeoutException) late).rateLimit().orElseThrow().remaining())
                    .hasValue(0);
            assertUnsent(ends.take(), "CallTimeoutException");
            assertThat(ends).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aCallThatIsCancelledInTheQueueIsHeardOfOnce() throws Exception {
        LinkedBlockingQueue<CallListener.CallEnded> ends = new LinkedBlockingQueue<>();
        List<Runnable> queue = new ArrayList<>();
        try (RawServer server = noQuota();
                AutopostingClient client = exhausted(server, ends).withOptions(more -> more.executor(queue::add))) {
            client.async().execute(Calls.POST, Calls.arguments(Calls.POST)).cancel(true);
            assertUnsent(ends.take(), "CallCancelledException");
            queue.forEach(Runnable::run);
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void aCallThatGetsNoAnswerHasNoStatus() {
        Recorder recorder = new Recorder();
        try (AutopostingClient client = Calls.client(RawServer.nobody())
                .maxRetries(0)
                .listener(recorder)
                .build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.GET, Arguments.none())))
                    .isNotNull();
        }
        assertThat(recorder.events)
                .endsWith(new CallListener.CallEnded(
                        "readThing", 1, OptionalInt.empty(), Optional.of("ConnectionException"), Duration.ZERO));
    }

    @Test
    void aKeySupplierThatFailsEndsTheCallForTheListenerToo() {
        Recorder recorder = new Recorder();
        try (AutopostingClient client = Calls.client("http://127.0.0.1:1")
                .apiKey(() -> "")
                .listener(recorder)
                .build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.GET, Arguments.none())))
                    .isNotNull();
        }
        assertThat(recorder.events)
                .containsExactly(new CallListener.CallEnded(
                        "readThing", 0, OptionalInt.empty(), Optional.of("IllegalStateException"), Duration.ZERO));
    }

    @Test
    void aListenerThatThrowsHarmsNoCall() {
        CallListener broken = new CallListener() {
            @Override
            public void attemptStarted(AttemptStarted event) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void attemptEnded(AttemptEnded event) {
                throw new AssertionError("broken");
            }

            @Override
            public void retryScheduled(RetryScheduled event) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void callEnded(CallEnded event) {
                throw new StackOverflowError();
            }
        };
        try (RawServer server = RawServer.start(first503ThenData());
                AutopostingClient client =
                        Calls.client(server.url()).listener(broken).build()) {
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
        }
    }

    @Test
    void eachAttemptIsOneDebugLineWithoutSecrets() {
        Logger logger = Logger.getLogger("ai.autoposting.sdk");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.FINE);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try (RawServer server = RawServer.start(first503ThenData());
                AutopostingClient client = Calls.client(server.url()).build()) {
            client.execute(Calls.GET, Arguments.none());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("FINE readThing attempt 1: HTTP 503 ServerException after \\d+ ms, request id unknown");
        assertThat(lines.get(1)).matches("FINE readThing attempt 2: HTTP 200 after \\d+ ms, request req_\\*\\*\\*");
    }

    @Test
    void aLogThatThrowsHarmsNoCall() {
        Logger logger = Logger.getLogger("ai.autoposting.sdk");
        logger.setLevel(Level.FINE);
        logger.setFilter(line -> {
            throw new IllegalStateException("broken filter");
        });
        try (RawServer server = RawServer.start(RawServer.ok(DATA));
                AutopostingClient client = Calls.client(server.url()).build()) {
            assertThat(client.execute(Calls.POST, Calls.arguments(Calls.POST))).isEmpty();
        } finally {
            logger.setFilter(null);
            logger.setLevel(null);
        }
    }

    @Test
    void theResponseCarriesWhatCameWithIt() {
        String headers = "X-Request-Id: req_1\r\nX-RateLimit-Limit: 100\r\nX-RateLimit-Remaining: 7\r\n";
        try (RawServer server = RawServer.start(RawServer.answer(201, headers, DATA));
                AutopostingClient client = Calls.client(server.url()).build()) {
            var response = client.executeWithResponse(
                    Calls.POST, Calls.arguments(Calls.POST), ai.autoposting.sdk.call.RequestOptions.none());

            assertThat(response.status()).isEqualTo(201);
            assertThat(response.requestId()).contains("req_1");
            assertThat(response.attempts()).isEqualTo(1);
            assertThat(response.rateLimit().orElseThrow().remaining()).hasValue(7);
            assertThat(response.headers().get("x-ratelimit-limit")).containsExactly("100");
        }
    }

    @Test
    void errorsAreEventsByTheirExceptionsName() {
        Recorder recorder = new Recorder();
        try (RawServer server = RawServer.start(RawServer.answer(401, "", "{}"));
                AutopostingClient client =
                        Calls.client(server.url()).listener(recorder).build()) {
            assertThat(catchThrowable(() -> client.execute(Calls.GET, Arguments.none())))
                    .isExactlyInstanceOf(UnauthorizedException.class);
        }
        assertThat(recorder.events)
                .contains(new CallListener.AttemptEnded(
                        "readThing", 1, OptionalInt.of(401), Optional.of("UnauthorizedException"), Duration.ZERO));
    }
}
