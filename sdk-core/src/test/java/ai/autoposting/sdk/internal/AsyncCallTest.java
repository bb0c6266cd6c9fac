package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
}
