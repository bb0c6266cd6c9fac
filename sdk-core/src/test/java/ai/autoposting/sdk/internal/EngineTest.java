package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every way that a call can end, without a network: what the caller gets, what the listener hears, what is counted. */
@Timeout(60)
class EngineTest {
    private static final String SECRET = "text-that-nobody-may-see";
    private static final Operation<Map<String, Object>> POST = Operation.builder("storeThing", "POST", "/things")
            .returnsMapOf(Object.class)
            .build();

    private final Resources resources = new Resources();
    private final LinkedBlockingQueue<CallListener.CallEnded> ends = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Thread> tellers = new LinkedBlockingQueue<>();
    private final CallObserver observer = new CallObserver() {
        @Override
        public void callEnded(
                Call call,
                int attempts,
                OptionalInt status,
                Optional<String> failure,
                Optional<RateLimit> rateLimit,
                Duration duration,
                Duration paced) {
            tellers.add(Thread.currentThread());
            ends.add(new CallListener.CallEnded(call.operationId(), attempts, status, failure, duration));
        }
    };

    private Supplier<String> keys = () -> "sk-key-0123456789";
    private @Nullable Executor executor;
    private Duration timeout = Duration.ofMinutes(1);
    private Interceptor network = EngineTest::success;

    private Engine engine() {
        return new Engine(settings(), resources);
    }

    private ClientSettings settings() {
        ClientSettings settings = new ClientSettings();
        settings.apiKey = keys;
        settings.baseUrl = "http://127.0.0.1:1/";
        settings.timeout = timeout;
        settings.attemptTimeout = Duration.ofMinutes(1);
        settings.connectTimeout = Duration.ofMinutes(1);
        settings.firstRetryDelay = Duration.ZERO;
        settings.maxRetryDelay = Duration.ZERO;
        settings.executor = executor;
        settings.httpClient = new OkHttpClient.Builder().addInterceptor(network).build();
        settings.observer = observer;
        settings.maxResponseBytes = 10_000;
        return settings.checked();
    }

    private static Response success(Interceptor.Chain chain) {
        return CannedResponse.of(chain, 200);
    }

    @SuppressWarnings("unchecked") // as other languages do it: a checked exception that no signature declares
    private static <E extends Throwable> E sneaky(Throwable failure, Class<E> unused) throws E {
        throw (E) failure;
    }

    private static RuntimeException thrown(Throwable failure) {
        return sneaky(failure, RuntimeException.class);
    }

    /** A way to break a call, and what comes of it. */
    private record Way(
            String name,
            java.util.function.Consumer<EngineTest> preparation,
            Class<? extends Throwable> end,
            int attempts,
            @Nullable String message) {}

    private static Interceptor failing(Throwable failure) {
        return chain -> {
            throw thrown(failure);
        };
    }

    private static List<Way> ways() {
        return List.of(
                new Way(
                        "a supplier's exception",
                        test -> test.keys = () -> {
                            throw new IllegalArgumentException(SECRET);
                        },
                        IllegalStateException.class,
                        0,
                        "the apiKey supplier failed: java.lang.IllegalArgumentException"),
                new Way(
                        "a supplier's checked exception",
                        test -> test.keys = () -> {
                            throw thrown(new IOException(SECRET));
                        },
                        IllegalStateException.class,
                        0,
                        "the apiKey supplier failed: java.io.IOException"),
                new Way(
                        "a supplier's Error",
                        test -> test.keys = () -> {
                            throw new NoClassDefFoundError("Vault");
                        },
                        NoClassDefFoundError.class,
                        0,
                        "Vault"),
                new Way("a supplier without a key", test -> test.keys = () -> "", IllegalStateException.class, 0, null),
                new Way(
                        "an interceptor's exception",
                        test -> test.network = failing(new NullPointerException(SECRET)),
                        ConnectionException.class,
                        1,
                        "storeThing: not sent, ended by java.lang.NullPointerException"),
                new Way(
                        "an interceptor's checked exception",
                        test -> test.network = failing(new java.security.KeyStoreException(SECRET)),
                        ConnectionException.class,
                        1,
                        "storeThing: not sent, ended by java.security.KeyStoreException"),
                new Way(
                        "an interceptor's Error",
                        test -> test.network = failing(new OutOfMemoryError("Java heap space")),
                        OutOfMemoryError.class,
                        1,
                        "Java heap space"),
                new Way("time over", test -> test.timeout = Duration.ofNanos(1), CallTimeoutException.class, 0, null));
    }

    @TestFactory
    List<DynamicTest> everyCallThatWasBegunEndsOnceForTheCallerTheListenerAndTheCount() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Way way : ways()) {
            tests.add(DynamicTest.dynamicTest(way.name + ", sync", () -> {
                EngineTest test = new EngineTest();
                way.preparation.accept(test);
                try (Engine engine = test.engine()) {
                    Throwable thrown = catchThrowable(() -> engine.send(POST, Arguments.none(), RequestOptions.none()));
                    test.assertEnded(thrown, way);
                    assertThat(test.resources.users()).isEqualTo(1);
                }
                assertThat(test.resources.users()).isZero();
            }));
            for (boolean own : new boolean[] {false, true}) {
                tests.add(DynamicTest.dynamicTest(way.name + (own ? ", own executor" : ", async"), () -> {
                    EngineTest test = new EngineTest();
                    way.preparation.accept(test);
                    test.executor = own ? Runnable::run : null;
                    try (Engine engine = test.engine()) {
                        CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());
                        test.assertEnded(catchThrowable(future::get).getCause(), way);
                        assertThat(test.resources.users()).isEqualTo(1);
                    }
                    assertThat(test.resources.users()).isZero();
                }));
            }
        }
        return tests;
    }

    private void assertEnded(Throwable thrown, Way way) {
        assertThat(thrown).isExactlyInstanceOf(way.end);
        if (way.message != null) {
            assertThat(thrown).hasMessage(way.message);
        }
        assertThat(ends).hasSize(1);
        CallListener.CallEnded end = ends.element();
        assertThat(end.operationId()).isEqualTo("storeThing");
        assertThat(end.attempts()).isEqualTo(way.attempts);
        assertThat(end.failure()).contains(way.end.getSimpleName());
        if (thrown instanceof AutopostingException documented) {
            assertThat(documented.attempts()).isEqualTo(way.attempts);
            assertThat(documented.mayHaveTakenEffect()).isFalse();
            assertThat(trace(thrown)).doesNotContain(SECRET);
        }
        if (thrown instanceof Error) {
            assertThat(thrown.getSuppressed()).singleElement().isExactlyInstanceOf(ConnectionException.class);
        }
    }

    private static String trace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void aSuccessIsHeardOfOnceAndCountedOutBeforeTheFutureIsDone() {
        List<Integer> users = new ArrayList<>();
        try (Engine engine = engine()) {
            engine.send(POST, Arguments.none(), RequestOptions.none());
            executor = Runnable::run;
            engine.sendAsync(POST, Arguments.none(), RequestOptions.none())
                    .thenRun(() -> users.add(resources.users()))
                    .join();
        }
        assertThat(ends)
                .extracting(CallListener.CallEnded::failure)
                .containsExactly(Optional.empty(), Optional.empty());
        assertThat(users).containsExactly(1);
        assertThat(resources.users()).isZero();
    }

    /** What a user's executor can do instead of taking a task. */
    @TestFactory
    List<DynamicTest> anExecutorThatFailsEndsTheCallUnsent() {
        Map<Throwable, Class<? extends Throwable>> failures = Map.of(
                new RejectedExecutionException("full"), ConnectionException.class,
                new NullPointerException("its own"), ConnectionException.class,
                new IOException("its own"), ConnectionException.class,
                new OutOfMemoryError("unable to create native thread"), OutOfMemoryError.class);
        List<DynamicTest> tests = new ArrayList<>();
        failures.forEach((failure, end) -> tests.add(DynamicTest.dynamicTest(failure.toString(), () -> {
            EngineTest test = new EngineTest();
            test.executor = task -> {
                throw thrown(failure);
            };
            try (Engine engine = test.engine()) {
                CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());
                assertThat(future).isCompletedExceptionally();
                String message = failure instanceof RejectedExecutionException
                        ? "storeThing: not sent, the executor takes no more tasks"
                        : "storeThing: not sent, the executor failed: "
                                + failure.getClass().getName();
                Throwable thrown = catchThrowable(future::get).getCause();
                test.assertEnded(thrown, new Way("", unused -> {}, end, 0, failure instanceof Error ? null : message));
                assertThat(test.resources.users()).isEqualTo(1);
            }
        })));
        return tests;
    }

    /** An executor that takes the task and throws nevertheless. */
    @Test
    void aCallThatRunsGoesOnWhateverItsExecutorSaysAfterwards() {
        executor = task -> {
            task.run();
            throw new IllegalStateException("too late");
        };
        try (Engine engine = engine()) {
            assertThat(engine.sendAsync(POST, Arguments.none(), RequestOptions.none())
                            .join()
                            .data())
                    .isEmpty();
            assertThat(resources.users()).isEqualTo(1);
        }
        assertThat(ends).hasSize(1);
    }

    @Test
    void aTaskThatIsRunTwiceIsOneCall() {
        executor = task -> {
            task.run();
            task.run();
        };
        try (Engine engine = engine()) {
            engine.sendAsync(POST, Arguments.none(), RequestOptions.none()).join();
            assertThat(resources.users()).isEqualTo(1);
        }
        assertThat(ends).hasSize(1);
    }

    @Test
    void aCallWhoseTimeRunsOutInTheQueueIsToldBeforeTheFutureFails() {
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        executor = queue::add;
        timeout = Duration.ofMillis(20);
        try (Engine engine = engine()) {
            CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());
            Throwable thrown = catchThrowable(future::get).getCause();
            String message = "storeThing: the call's timeout of PT0.02S ran out";

            assertEnded(thrown, new Way("", unused -> {}, CallTimeoutException.class, 0, message));
            assertThat(tellers.element().getName()).startsWith("autoposting-end-");
            assertThat(resources.users()).isEqualTo(1);
            assertThat(resources.alarms().size()).isZero();
            queue.remove().run();
            assertThat(ends).hasSize(1);
            assertThat(resources.users()).isEqualTo(1);
        }
        assertThat(resources.users()).isZero();
    }

    @Test
    void aCallThatIsCompletedInTheQueueIsToldOnAThreadOfOurs() throws Exception {
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        executor = queue::add;
        try (Engine engine = engine()) {
            List<java.util.function.Consumer<CompletableFuture<?>>> ways = List.of(
                    future -> future.cancel(true),
                    future -> future.completeExceptionally(new IOException()),
                    future -> future.complete(null));
            for (java.util.function.Consumer<CompletableFuture<?>> way : ways) {
                way.accept(engine.sendAsync(POST, Arguments.none(), RequestOptions.none()));
                assertThat(resources.users()).isEqualTo(1);
                assertThat(resources.alarms().size()).isZero();
                queue.remove().run();

                assertThat(tellers.take().getName()).startsWith("autoposting-end-");
                CallListener.CallEnded end = ends.take();
                assertThat(new CallListener.CallEnded(
                                end.operationId(), end.attempts(), end.status(), end.failure(), Duration.ZERO))
                        .isEqualTo(new CallListener.CallEnded(
                                "storeThing",
                                0,
                                OptionalInt.empty(),
                                Optional.of("CallCancelledException"),
                                Duration.ZERO));
            }
        }
        assertThat(ends).isEmpty();
        assertThat(resources.users()).isZero();
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // the stages only block
    void continuationsThatBlockStopNoOtherTimeout() throws Exception {
        executor = task -> {};
        timeout = Duration.ofMillis(20);
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        try (Engine engine = engine()) {
            Thread main = Thread.currentThread();
            for (int blocked = 0; blocked < 20; ) {
                LinkedBlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
                engine.sendAsync(POST, Arguments.none(), RequestOptions.none()).whenComplete((data, failure) -> {
                    seen.add(Thread.currentThread());
                    if (Thread.currentThread() != main) { // else it was over already
                        end.join();
                    }
                });
                Thread thread = seen.take();
                if (thread != main) {
                    assertThat(thread.getName()).startsWith("autoposting-end-");
                    blocked++;
                }
            }
            CompletableFuture<String> others = new CompletableFuture<String>().orTimeout(1, TimeUnit.MILLISECONDS);
            assertThat(catchThrowable(others::get)).hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
            end.complete(null);
        }
        assertThat(resources.users()).isZero();
    }

    @Test
    void aCallThatWaitsIsRefusedWhereNoThreadCanBeStartedToWatchItsTime() {
        Resources full = new Resources(new FullProcess(), null, null);
        executor = task -> {};
        ClientSettings settings = engine().settings();
        try (Engine engine = new Engine(settings, full)) {
            CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());
            String message =
                    "storeThing: not sent, since it has to wait and no thread can be started to watch its time";

            assertEnded(
                    catchThrowable(future::get).getCause(),
                    new Way("", unused -> {}, ConnectionException.class, 0, message));
            assertThat(full.users()).isEqualTo(1);
            assertThat(full.alarms().size()).isZero();
        }
    }

    /** Threads for endings, the first of which cannot be started. */
    private static final class Endings implements Workers {
        private final Workers threads = Resources.startUnboundedWorkers();
        private final AtomicInteger failuresLeft;

        Endings(int failures) {
            failuresLeft = new AtomicInteger(failures);
        }

        @Override
        public boolean begin(Runnable task) {
            if (failuresLeft.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return threads.begin(task);
        }

        @Override
        public void withdraw(Runnable task) {}

        @Override
        public void end() {
            threads.end();
        }
    }

    @Test
    void theTimerRingsAgainWhereNoThreadCouldBeStartedToEndACall() {
        Resources full = new Resources(new DaemonThreadFactory("test-"), null, new Endings(2));
        executor = task -> {};
        timeout = Duration.ofMillis(1);
        try (Engine engine = new Engine(engine().settings(), full)) {
            CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());

            assertEnded(
                    catchThrowable(future::get).getCause(),
                    new Way("", unused -> {}, CallTimeoutException.class, 0, null));
            assertThat(full.users()).isEqualTo(1);
            assertThat(full.alarms().size()).isZero();
        }
    }

    @Test
    void aCallThatNoThreadCouldEndIsEndedByTheExecutorThatComesToIt() {
        Resources full = new Resources(new DaemonThreadFactory("test-"), null, new Endings(Integer.MAX_VALUE));
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        executor = queue::add;
        timeout = Duration.ofNanos(1);
        try (Engine engine = new Engine(engine().settings(), full)) {
            CompletableFuture<?> future = engine.sendAsync(POST, Arguments.none(), RequestOptions.none());
            queue.remove().run();

            assertEnded(
                    catchThrowable(future::get).getCause(),
                    new Way("", unused -> {}, CallTimeoutException.class, 0, null));
            assertThat(full.users()).isEqualTo(1);
            assertThat(full.alarms().size()).isZero();
        }
    }

    @Test
    void theLastToGoEndsTheThreads() throws Exception {
        executor = null;
        Engine engine = engine();
        engine.sendAsync(POST, Arguments.none(), RequestOptions.none()).join();
        Workers workers = resources.workers();
        Workers endings = resources.endings();
        CallTimer alarms = resources.alarms();
        engine.close();
        engine.close();

        assertThat(resources.users()).isZero();
        assertThat(catchThrowable(() -> workers.begin(() -> {}))).isInstanceOf(RejectedExecutionException.class);
        assertThat(catchThrowable(() -> endings.begin(() -> {}))).isInstanceOf(RejectedExecutionException.class);
        assertThat(catchThrowable(() -> alarms.set(() -> {}, 1))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatCannotBeSentIsHeardOfOnceAndNotCounted() {
        Map<String, Object> broken = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new UnsupportedOperationException(SECRET);
            }
        };
        Arguments unreadable = Arguments.builder().body(broken).build();
        Arguments unwritable = Arguments.builder().body(new Getter()).build();
        Engine engine = engine();
        for (Arguments arguments : List.of(unreadable, unwritable)) {
            Throwable sync = catchThrowable(() -> engine.send(POST, arguments, RequestOptions.none()));
            Throwable async = catchThrowable(() -> engine.sendAsync(POST, arguments, RequestOptions.none())
                            .get())
                    .getCause();

            assertThat(sync).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(async)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(sync.getMessage());
            assertThat(trace(sync)).doesNotContain(SECRET);
            assertThat(resources.users()).isEqualTo(1);
            for (int call = 0; call < 2; call++) {
                CallListener.CallEnded end = ends.remove();
                assertThat(end.attempts()).isZero();
                assertThat(end.failure()).contains("IllegalArgumentException");
            }
        }
        engine.close();
        assertThat(engine.sendAsync(POST, Arguments.none(), RequestOptions.none()))
                .isCompletedExceptionally();
        assertThat(ends).isEmpty();
        assertThat(resources.users()).isZero();
    }

    /** A type of a user's own. */
    static final class Getter implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("DoNotCallSuggester") // the mapper does not know
        public String getText() {
            throw new IllegalStateException(SECRET);
        }
    }

    @Test
    void aSupplierThatOutlivesTheCallsTimeHasNothingSent() {
        timeout = Duration.ofMillis(30);
        network = chain -> {
            throw new AssertionError("sent");
        };
        keys = () -> {
            long end = System.nanoTime() + timeout.toNanos();
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            return "sk-key-0123456789";
        };
        try (Engine engine = engine()) {
            assertEnded(
                    catchThrowable(() -> engine.send(POST, Arguments.none(), RequestOptions.none())),
                    new Way("", unused -> {}, CallTimeoutException.class, 0, null));
        }
    }

    @Test
    void timeCountsFromTheDoorSoThatASlowBodyHasNothingSent() {
        timeout = Duration.ofMillis(30);
        network = chain -> {
            throw new AssertionError("sent");
        };
        Map<String, Object> slow = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                long end = System.nanoTime() + timeout.toNanos();
                while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait();
                }
                return Set.of();
            }
        };
        try (Engine engine = engine()) {
            Arguments arguments = Arguments.builder().body(slow).build();
            assertEnded(
                    catchThrowable(() -> engine.send(POST, arguments, RequestOptions.none())),
                    new Way("", unused -> {}, CallTimeoutException.class, 0, null));
        }
    }

    @Test
    void cancellingWhileTheSupplierIsAskedHasNothingSent() {
        List<CompletableFuture<?>> futures = new ArrayList<>();
        LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        executor = queue::add;
        network = chain -> {
            throw new AssertionError("sent");
        };
        keys = () -> {
            futures.get(0).cancel(true);
            throw new IllegalStateException("because of the cancel");
        };
        try (Engine engine = engine()) {
            futures.add(engine.sendAsync(POST, Arguments.none(), RequestOptions.none()));
            queue.remove().run();

            assertThat(catchThrowable(futures.get(0)::join)).isInstanceOf(CancellationException.class);
            assertThat(ends).singleElement().satisfies(end -> {
                assertThat(end.failure()).contains(CallCancelledException.class.getSimpleName());
                assertThat(end.attempts()).isZero();
            });
            assertThat(resources.users()).isEqualTo(1);
        }
    }
}
