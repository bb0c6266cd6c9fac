package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.error.CallTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Async calls that have to wait, where threads are few. */
@Timeout(60)
class AsyncWaitTest {
    private static final Operation<Map<String, Object>> GET = Operation.builder("readThing", "GET", "/things")
            .returnsMapOf(Object.class)
            .build();

    private Interceptor network = chain -> CannedResponse.of(chain, 200);

    private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private @Nullable ThreadFactory timerThreads;
    private @Nullable Workers endings;
    private volatile Runnable ended = () -> {};
    private Duration firstRetryDelay = Duration.ZERO;
    private @Nullable Resources resources;
    private @Nullable Engine engine;

    private static DaemonPool pool(int threads) {
        return new DaemonPool(
                new DaemonThreadFactory("test-"), threads, 1_000, TimeUnit.HOURS.toNanos(1), TimeUnit.HOURS.toNanos(1));
    }

    private void start(int threads) {
        start(pool(threads));
    }

    private void start(Workers few) {
        resources = new Resources(timerThreads, few, endings);
        ClientSettings settings = new ClientSettings();
        settings.apiKey = () -> "key-usual";
        settings.baseUrl = "http://127.0.0.1:1/";
        settings.timeout = Duration.ofHours(1);
        settings.firstRetryDelay = firstRetryDelay;
        settings.maxRetryDelay = firstRetryDelay;
        settings.paced = true;
        settings.httpClient = new OkHttpClient.Builder()
                .addInterceptor(chain -> network.intercept(chain))
                .build();
        settings.observer = new CallObserver() {
            @Override
            public void callEnded(
                    Call call,
                    int attempts,
                    OptionalInt status,
                    Optional<String> failure,
                    Optional<RateLimit> rateLimit,
                    Duration duration,
                    Duration paced) {
                ends.add(attempts + " " + failure.orElse("success"));
                ended.run();
            }
        };
        engine = new Engine(settings.checked(), resources);
    }

    @AfterEach
    void nothingIsLeft() {
        engine.close();
        assertThat(resources.users()).isZero();
        assertThat(resources.alarms().size()).isZero();
    }

    private CompletableFuture<ApiResponse<Map<String, Object>>> send(String key) {
        return send(key, Duration.ofHours(1));
    }

    private CompletableFuture<ApiResponse<Map<String, Object>>> send(String key, Duration timeout) {
        return engine.sendAsync(
                GET,
                Arguments.none(),
                RequestOptions.builder()
                        .apiKey(key)
                        .header("X-Key", key)
                        .timeout(timeout)
                        .build());
    }

    private static String key(Interceptor.Chain chain) {
        return chain.request().header("X-Key");
    }

    private static Response limited(Interceptor.Chain chain, long remaining, Instant reset) {
        return CannedResponse.of(
                chain,
                200,
                "X-RateLimit-Remaining",
                Long.toString(remaining),
                "X-RateLimit-Reset",
                Long.toString(reset.getEpochSecond()));
    }

    private List<CompletableFuture<?>> sendAndCancel(int calls, String waiting) throws Exception {
        List<CompletableFuture<?>> waits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            waits.add(send(waiting));
        }
        assertThat(send("key-free").get().status()).isEqualTo(200);
        assertThat(ends.take()).isEqualTo("1 success");
        assertThat(waits).noneMatch(CompletableFuture::isDone);
        waits.forEach(call -> call.cancel(true));
        return waits;
    }

    @Test
    void callsThatWaitForTheirQuotaHoldNoThread() throws Exception {
        network = chain -> key(chain).equals("key-used-up")
                ? limited(chain, 0, Instant.now().plusSeconds(600))
                : CannedResponse.of(chain, 200);
        start(2);
        send("key-used-up").get();
        assertThat(ends.take()).isEqualTo("1 success");

        sendAndCancel(50, "key-used-up");
        for (int i = 0; i < 50; i++) {
            assertThat(ends.take()).isEqualTo("0 CallCancelledException");
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void callsThatWaitToBeSentAgainHoldNoThread() throws Exception {
        network = chain -> key(chain).equals("key-busy")
                ? CannedResponse.of(chain, 503, "Retry-After", "600")
                : CannedResponse.of(chain, 200);
        start(2);

        sendAndCancel(50, "key-busy");
        for (int i = 0; i < 50; i++) {
            assertThat(ends.take()).isEqualTo("1 CallCancelledException");
        }
        assertThat(ends).isEmpty();
    }

    /** In real time: a window ends with its second, and some of the calls have to wait for the next. */
    @Test
    void theyAreSentInTheirOrderAsSoonAsThereIsRoom() throws Exception {
        List<Integer> order = new ArrayList<>();
        long[] reset = {0};
        int[] remaining = {0};
        network = chain -> { // on one thread
            order.add(Integer.valueOf(chain.request().header("X-Number")));
            Instant now = Instant.now();
            if (now.getEpochSecond() >= reset[0]) {
                reset[0] = now.getEpochSecond() + 1;
                remaining[0] = 30;
            }
            return remaining[0] == 0
                    ? CannedResponse.of(chain, 429)
                    : limited(chain, --remaining[0], Instant.ofEpochSecond(reset[0]));
        };
        start(1);
        List<CompletableFuture<ApiResponse<Map<String, Object>>>> calls = IntStream.range(0, 50)
                .mapToObj(number -> engine.sendAsync(
                        GET,
                        Arguments.none(),
                        RequestOptions.builder()
                                .header("X-Number", Integer.toString(number))
                                .build()))
                .toList();
        for (CompletableFuture<ApiResponse<Map<String, Object>>> call : calls) {
            assertThat(call.get().attempts()).isEqualTo(1);
        }
        assertThat(order).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    /** As many as are sent while nothing is known of the quota. Their responses come when {@code answered} is counted down. */
    private List<CompletableFuture<?>> sendAllThatMayBeSent(CountDownLatch answered) throws Exception {
        CountDownLatch sent = new CountDownLatch(Quota.MAX_UNKNOWN);
        network = chain -> {
            sent.countDown();
            await(answered);
            return CannedResponse.of(chain, 200);
        };
        start(Quota.MAX_UNKNOWN + 1);
        List<CompletableFuture<?>> first = new ArrayList<>();
        for (int i = 0; i < Quota.MAX_UNKNOWN; i++) {
            first.add(send("key-one"));
        }
        sent.await();
        return first;
    }

    @Test
    void whoeverIsBehindACancelledCallTakesItsPlace() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        List<CompletableFuture<?>> all = sendAllThatMayBeSent(answered);
        CompletableFuture<?> ninth = send("key-one");
        all.add(send("key-one"));
        ninth.cancel(true);
        answered.countDown();
        for (CompletableFuture<?> call : all) {
            call.get();
        }
    }

    @Test
    void theirTimeIsOverWhileTheyWait() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        List<CompletableFuture<?>> first = sendAllThatMayBeSent(answered);
        assertTimedOut(send("key-one", Duration.ofMillis(50)), 0);
        assertThat(ends.take()).isEqualTo("0 CallTimeoutException");
        answered.countDown();
        for (CompletableFuture<?> call : first) {
            call.get();
            assertThat(ends.take()).isEqualTo("1 success");
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void whatHappenedBeforeTheWaitIsNotForgottenWhenNoThreadIsFreeAfterIt() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        List<CompletableFuture<?>> other = new ArrayList<>();
        network = chain -> {
            if (key(chain).equals("key-other")) {
                await(over);
                return CannedResponse.of(chain, 200);
            }
            other.add(send("key-other")); // which has the only thread next
            return CannedResponse.of(chain, 503, "Retry-After", "1");
        };
        start(1);

        assertTimedOut(send("key-one", Duration.ofMillis(1_300)), 1);
        assertThat(ends.take()).isEqualTo("1 CallTimeoutException");
        over.countDown();
        other.get(0).get();
    }

    private static void assertTimedOut(CompletableFuture<?> call, int attempts) {
        ExecutionException end = catchThrowableOfType(ExecutionException.class, call::get);
        assertThat(end.getCause()).isExactlyInstanceOf(CallTimeoutException.class);
        assertThat(((CallTimeoutException) end.getCause()).attempts()).isEqualTo(attempts);
    }

    @Test
    void theyWaitOnTheirThreadWhereNoneCanBeStartedToWatchTheTime() throws Exception {
        List<String> sent = new ArrayList<>();
        network = chain -> {
            sent.add(key(chain));
            return CannedResponse.of(chain, sent.size() == 1 ? 503 : 200);
        };
        timerThreads = new FullProcess();
        firstRetryDelay = Duration.ofMillis(1);
        start(1);

        assertThat(send("key-one").get().attempts()).isEqualTo(2);
        assertThat(sent).containsExactly("key-one", "key-one");
    }

    /** It has been resumed, so to say, before the alarm of its time in the queue is set. */
    @Test
    void nothingRingsForACallThatWasCancelledWhileItWaited() throws Exception {
        network = chain -> CannedResponse.of(chain, 503, "Retry-After", "600");
        start(new Workers() {
            @Override
            public boolean begin(Runnable task) {
                Thread other = new Thread(task);
                other.start();
                try {
                    other.join();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                return false;
            }

            @Override
            public boolean areFew() {
                return true;
            }

            @Override
            public void withdraw(Runnable task) {}

            @Override
            public void end() {}
        });

        CompletableFuture<?> call = send("key-busy");
        assertThat(resources.alarms().size()).isEqualTo(1);
        call.cancel(true);
        assertThat(ends.take()).isEqualTo("1 CallCancelledException");
        assertThat(resources.alarms().size()).isZero();
    }

    @Test
    void whoTellsOfTheEndOfOtherCallsHoldsNoneUp() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        network = chain -> switch (key(chain)) {
            case "key-busy" -> CannedResponse.of(chain, 503, "Retry-After", "600");
            case "key-free" -> CannedResponse.of(chain, 200);
            default -> CannedResponse.of(chain, sent.incrementAndGet() == 1 ? 503 : 200);
        };
        endings = pool(1);
        firstRetryDelay = Duration.ofMillis(1);
        start(1);
        CompletableFuture<?> waits = send("key-busy");
        send("key-free").get();
        assertThat(ends.take()).isEqualTo("1 success");
        ended = () -> {
            telling.countDown();
            await(told);
        };
        waits.cancel(true);
        telling.await();
        ended = () -> {};

        assertThat(send("key-one").get().attempts()).isEqualTo(2);
        told.countDown();
    }

    @Test
    void anInterruptDuringAnAttemptEndsTheCall() throws Exception {
        network = chain -> {
            Thread.currentThread().interrupt();
            return CannedResponse.of(chain, 503, "Retry-After", "600");
        };
        start(1);

        send("key-busy").handle((response, failure) -> failure).get();
        assertThat(ends.take()).isEqualTo("1 CallCancelledException");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
