package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.internal.http.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many async calls of few keys on few threads, some of which fail, are cancelled or run out of time, at any moment. */
@Timeout(60)
class AsyncWaitStressTest {
    private static final Operation<Map<String, Object>> GET = Operation.builder("readThing", "GET", "/things")
            .returnsMapOf(Object.class)
            .build();
    private static final int CALLS = 500;
    private static final int KEYS = 3;
    private static final CompletableFuture<?> LAST = new CompletableFuture<>();

    /** The end of the window, later with each response: a wait for it ends by a response only, or not at all. */
    private final AtomicLong window = new AtomicLong(Instant.now().getEpochSecond() + 3_600);

    private final Map<String, CompletableFuture<?>> calls = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Long> ends = new LinkedBlockingQueue<>();
    private long seed;

    /** As the number of the call and the seed have it. */
    private Response network(Interceptor.Chain chain) throws IOException {
        String number = chain.request().header("X-Number");
        if (!running.add(number)) {
            wrong.add(number + " is sent twice at once");
        }
        try {
            Random random = new Random(seed ^ Long.parseLong(number) * 31 + window.get());
            int what = random.nextInt(100);
            if (what == 0) {
                calls.getOrDefault(number, new CompletableFuture<>()).cancel(true);
            }
            if (what < 10) {
                throw new IOException("lost");
            }
            int status = what < 20 ? 503 : what < 30 ? 429 : 200;
            String remaining = Integer.toString(1 + random.nextInt(2));
            String reset = Long.toString(window.incrementAndGet());
            Response response =
                    CannedResponse.of(chain, status, "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", reset);
            return status == 429
                    ? response.newBuilder().header("Retry-After", "0").build()
                    : response;
        } finally {
            running.remove(number);
        }
    }

    private ClientSettings settings() {
        ClientSettings settings = new ClientSettings();
        settings.apiKey = () -> "key-usual";
        settings.baseUrl = "http://127.0.0.1:1/";
        settings.timeout = Duration.ofHours(1);
        settings.firstRetryDelay = Duration.ofNanos(200_000);
        settings.maxRetryDelay = Duration.ofMillis(1);
        settings.paced = true;
        settings.httpClient =
                new OkHttpClient.Builder().addInterceptor(this::network).build();
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
                ends.add(call.id());
            }
        };
        return settings.checked();
    }

    private static CompletableFuture<ApiResponse<Map<String, Object>>> send(
            Engine engine, int number, Duration timeout) {
        return engine.sendAsync(
                GET,
                Arguments.none(),
                RequestOptions.builder()
                        .apiKey("key-" + number % KEYS)
                        .header("X-Number", Integer.toString(number))
                        .timeout(timeout)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachCallEndsOnceAndLeavesNothing(long seed) throws Exception {
        this.seed = seed;
        int threads = 1 + (int) seed % 3;
        DaemonPool few = new DaemonPool(
                new DaemonThreadFactory("test-"), threads, CALLS, TimeUnit.HOURS.toNanos(1), TimeUnit.HOURS.toNanos(1));
        Resources resources = new Resources(null, few, null);
        Engine one = new Engine(settings(), resources);
        Engine other = one.with(settings());
        Random random = new Random(seed);
        LinkedBlockingQueue<CompletableFuture<?>> unwanted = new LinkedBlockingQueue<>();
        Thread canceller = new Thread(() -> cancelEach(unwanted));
        canceller.start();
        for (int number = 0; number < CALLS; number++) {
            int what = random.nextInt(12);
            Duration timeout = what == 0 ? Duration.ofNanos(1 + random.nextInt(20_000_000)) : Duration.ofHours(1);
            CompletableFuture<ApiResponse<Map<String, Object>>> call =
                    send(random.nextBoolean() ? one : other, number, timeout);
            calls.put(Integer.toString(number), call);
            switch (what) {
                case 1 -> call.cancel(true);
                case 2, 3 -> unwanted.add(call);
                case 4 -> call.orTimeout(random.nextInt(20_000_000), TimeUnit.NANOSECONDS);
                case 5 -> call.complete(null);
                default -> {}
            }
        }
        unwanted.add(LAST);
        one.close();
        Set<Long> ended = new HashSet<>();
        for (int i = 0; i < CALLS; i++) {
            assertThat(ended.add(ends.take())).isTrue();
        }
        canceller.join();
        assertThat(wrong).isEmpty();
        await(() -> calls.values().stream().allMatch(CompletableFuture::isDone));
        await(() -> resources.users() == 1);
        await(() -> resources.alarms().size() == 0);
        await(() -> few.waiting() == 0);
        for (int key = 0; key < KEYS; key++) {
            Pacer.Turn turn = resources.pacer().lineUp("key-" + key, new Cancellation());
            assertThat(turn.line.users).isEqualTo(1);
            assertThat(turn.line.waiting()).isZero();
            turn.leave();
            send(other, CALLS + key, Duration.ofHours(1))
                    .handle((response, failure) -> 0)
                    .get();
        }
        assertThat(ends).hasSize(KEYS);
        other.close();
        assertThat(resources.users()).isZero();
    }

    private void cancelEach(LinkedBlockingQueue<CompletableFuture<?>> unwanted) {
        try {
            for (CompletableFuture<?> next = unwanted.take(); next != LAST; next = unwanted.take()) {
                next.cancel(true);
            }
        } catch (InterruptedException broken) {
            wrong.add(broken.toString());
        }
    }

    /** What is told at the end of a call is told before all of it is cleared away. */
    private static void await(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
