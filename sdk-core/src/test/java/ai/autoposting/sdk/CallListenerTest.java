package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.UnauthorizedException;
import java.io.IOException;
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
import java.util.logging.Level;
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
                .noneMatch(frame -> frame.getClassName().endsWith(".CallLoop")
                        && frame.getMethodName().equals("await"))) {
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

    /** Each event meets another kind of throwable. */
    private static final class Broken implements CallListener {
        @Override
        public void attemptStarted(AttemptStarted event) {
            throw new IllegalStateException("broken, with the secret " + Calls.KEY, new IOException(Calls.KEY));
        }

        @Override
        public void attemptEnded(AttemptEnded event) {
            throw new NoClassDefFoundError("broken");
        }

        @Override
        public void retryScheduled(RetryScheduled event) {
            throw new OutOfMemoryError("broken");
        }

        @Override
        public void callEnded(CallEnded event) {
            deeper(1);
        }

        private static int deeper(int depth) {
            return depth < 0 ? depth : deeper(depth + 1) + 1; // it cannot become so deep
        }
    }

    @Test
    void aListenerThatThrowsHarmsNoCallAndLeavesATrace() {
        List<String> lines = new ArrayList<>();
        try (LogLines log = new LogLines();
                RawServer server = RawServer.start(first503ThenData());
                AutopostingClient client =
                        Calls.client(server.url()).listener(new Broken()).build()) {
            log.into(lines);
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
        }
        String name = Broken.class.getName();
        List<String> traces =
                lines.stream().filter(line -> line.contains("the listener")).toList();
        assertThat(traces.stream().map(line -> line.lines().findFirst().orElseThrow()))
                .containsExactly(
                        "WARNING the listener " + name + " threw; the call goes on without it; further ones are logged"
                                + " at DEBUG: java.lang.IllegalStateException",
                        "FINE the listener " + name
                                + " threw; the call goes on without it: java.lang.NoClassDefFoundError",
                        "FINE the listener " + name + " threw; the call goes on without it: java.lang.OutOfMemoryError",
                        "FINE the listener " + name
                                + " threw; the call goes on without it: java.lang.IllegalStateException",
                        "FINE the listener " + name
                                + " threw; the call goes on without it: java.lang.NoClassDefFoundError",
                        "FINE the listener " + name
                                + " threw; the call goes on without it: java.lang.StackOverflowError");
        assertThat(traces.get(0))
                .contains(
                        "\tat " + name + ".attemptStarted(CallListenerTest.java:",
                        "\nCaused by: java.io.IOException\n");
        assertThat(traces.get(5).lines()).hasSize(32).last().isEqualTo("\t... 994 more");
        assertThat(String.join("\n", lines)).doesNotContain(Calls.KEY, "broken");
    }

    /** A call goes on after this as well. */
    @Test
    void aTraceThatCannotBeLeftHarmsNoCall() {
        CallListener unspeakable = new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                throw new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Throwable getCause() {
                        throw new IllegalStateException("broken");
                    }
                };
            }
        };
        try (RawServer server = RawServer.start(RawServer.ok(DATA));
                AutopostingClient client =
                        Calls.client(server.url()).listener(unspeakable).build()) {
            assertThat(client.execute(Calls.GET, Arguments.none())).isEmpty();
        }
    }

    @Test
    void eachAttemptIsOneDebugLineWithoutSecrets() {
        List<String> lines = new ArrayList<>();
        try (LogLines log = new LogLines();
                RawServer server = RawServer.start(first503ThenData());
                AutopostingClient client = Calls.client(server.url()).build()) {
            log.into(lines);
            client.execute(Calls.GET, Arguments.none());
        }
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches("FINE readThing attempt 1: HTTP 503 ServerException after \\d+ ms, request id unknown");
        assertThat(lines.get(1)).matches("FINE readThing attempt 2: HTTP 200 after \\d+ ms, request req_\\*\\*\\*");
    }

    @Test
    void theDebugLineOfAnAttemptWithoutAResultSaysWhyWithoutSecretsAndPeersBytes() {
        List<String> lines = new ArrayList<>();
        try (LogLines log = new LogLines();
                RawServer garbage = RawServer.start((request, socket, out) -> out.write(
                        ("ICY ya29.somebody-elses " + Calls.KEY + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
                RawServer wrong =
                        RawServer.start(RawServer.ok("{\"success\":true,\"data\":[\"" + Calls.KEY + "\"]}"))) {
            log.into(lines);
            for (String url : List.of(RawServer.nobody(), garbage.url(), wrong.url())) {
                try (AutopostingClient client = Calls.client(url).maxRetries(0).build()) {
                    assertThat(catchThrowable(() -> client.execute(Calls.GET, Arguments.none())))
                            .isInstanceOf(AutopostingException.class);
                }
            }
        }
        assertThat(lines.stream().map(line -> line.replaceAll("after \\d+ ms", "after n ms")))
                .containsExactly(
                        "FINE readThing attempt 1: no answer ConnectionException (could not connect: ConnectException:"
                                + " Connection refused) after n ms, request id unknown",
                        "FINE readThing attempt 1: no answer ConnectionException (no complete answer: the response does"
                                + " not begin with a status line of HTTP/1.0 or HTTP/1.1) after n ms, request id unknown",
                        "FINE readThing attempt 1: HTTP 200 InvalidResponseException (its body does not fit: $.data:"
                                + " expected an object, found an array) after n ms, request id unknown");
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
