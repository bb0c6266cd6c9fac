package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.http.HttpTransportException;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsyncCallTest {
    private static final Operation<?> GET =
            Operation.builder("readThing", "GET", "/things").build();

    private final Deque<Runnable> queue = new ArrayDeque<>();

    private static String noKey() {
        throw new IllegalStateException("ends the call before any I/O");
    }

    /** The timer of the JVM must not hold what has ended: with a timeout of an hour that would be an hour of results. */
    @Test
    void nothingKeepsACallThatWaitedInAQueueOnceItHasEnded() {
        try (AutopostingClient client = AutopostingClient.builder()
                .apiKey(AsyncCallTest::noKey)
                .executor(queue::add)
                .build()) {
            WeakReference<CompletableFuture<?>> ended = endedCall(client);

            for (int i = 0; i < 50 && ended.get() != null; i++) {
                System.gc();
            }
            assertThat(ended.get()).isNull();
        }
    }

    private WeakReference<CompletableFuture<?>> endedCall(AutopostingClient client) {
        CompletableFuture<?> future = client.async().executeWithResponse(GET, Arguments.none(), RequestOptions.none());
        Objects.requireNonNull(queue.poll()).run();
        assertThat(future).isCompletedExceptionally();
        return new WeakReference<>(future);
    }

    /** Of a client that is closed, so that its timer ends with it. */
    @Test
    void aCallThatIsCancelledJustWhenItBeginsToWaitIsCountedOutOnce() {
        Resources resources = new Resources(null, new Direct(), null);
        resources.acquire();
        new AsyncCall<>(new CancelledLate<>(), refusedCall(), resources, resources.workers()).start();

        assertThat(resources.users()).isZero();
    }

    private static BegunCall<@Nullable Void> refusedCall() {
        HttpUrl base = HttpUrl.get("https://host/");
        long minute = TimeUnit.MINUTES.toNanos(1);
        PreparedCall<@Nullable Void> call = new PreparedCall<>(
                new OperationPlan<>(
                        Operation.builder("readThing", "GET", "/things").build(), base),
                new HttpRequest("GET", base, Headers.of(), null, true),
                null,
                minute,
                minute,
                2,
                List.of());
        CallLoop loop = new CallLoop(
                new ApiKeyProvider(() -> "key", "Authorization", "Bearer "),
                (request, authorization, nanos, cancellation) -> {
                    throw new HttpTransportException(false, new ConnectException());
                },
                new ResponseReader(10_000, TimeSource.SYSTEM),
                new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), max -> max),
                new Sleeper.Parking());
        Deadline deadline = Deadline.after(minute, TimeSource.SYSTEM);
        return new BegunCall<>(() -> loop, call, deadline, new CallEvents(call, deadline, null), new Cancellation());
    }

    /** Right after somebody has seen that it is not done. */
    private static final class CancelledLate<T> extends CompletableFuture<T> {
        @Override
        public boolean isDone() {
            boolean done = super.isDone();
            cancel(true);
            return done;
        }
    }

    /** Few workers: the thread that has a task. */
    private static final class Direct implements Workers {
        @Override
        public boolean begin(Runnable task) {
            task.run();
            return true;
        }

        @Override
        public boolean areFew() {
            return true;
        }

        @Override
        public void withdraw(Runnable task) {}

        @Override
        public void end() {}
    }
}
