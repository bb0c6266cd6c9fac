package ai.autoposting.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void cancellingAbortsWhatIsAttached() {
        AtomicInteger aborted = new AtomicInteger();
        cancellation.attach(aborted::incrementAndGet);
        cancellation.cancel();

        assertThat(aborted).hasValue(1);
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void whatIsAttachedLaterIsAbortedAtOnce() {
        AtomicInteger aborted = new AtomicInteger();
        cancellation.cancel();
        cancellation.attach(aborted::incrementAndGet);

        assertThat(aborted).hasValue(1);
    }

    @Test
    void whatIsDetachedIsLeftAlone() {
        AtomicInteger aborted = new AtomicInteger();
        cancellation.attach(aborted::incrementAndGet);
        cancellation.detach();
        cancellation.cancel();

        assertThat(aborted).hasValue(0);
    }

    @Test
    void aWaitEndsWithTheCancel() throws Exception {
        Thread canceller = new Thread(cancellation::cancel);
        canceller.start();
        cancellation.await(TimeUnit.HOURS.toNanos(1));
        canceller.join();

        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void aWaitEndsWithAnInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> cancellation.await(TimeUnit.HOURS.toNanos(1)))
                .isExactlyInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anAbortThatThrowsKeepsNobodyWaiting() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        cancellation.attach(() -> {
            throw new IllegalStateException("a listener of the HTTP client's");
        });
        Thread canceller = new Thread(() -> {
            try {
                cancellation.cancel();
            } catch (IllegalStateException failure) {
                thrown.complete(failure);
            }
        });
        canceller.start();
        cancellation.await(TimeUnit.HOURS.toNanos(1));

        assertThat(thrown.get()).hasMessage("a listener of the HTTP client's");
    }

    /** Whoever of the two comes first, and however close they are. */
    @Test
    @Timeout(120)
    void noCancelIsLostBetweenAttachingAndWaiting() throws Exception {
        int rounds = 5_000;
        CyclicBarrier together = new CyclicBarrier(2);
        Cancellation[] current = {cancellation};
        Thread canceller = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                await(together);
                current[0].cancel();
                await(together);
            }
        });
        canceller.start();
        for (int i = 0; i < rounds; i++) {
            current[0] = new Cancellation();
            AtomicInteger aborted = new AtomicInteger();
            await(together);
            current[0].attach(aborted::incrementAndGet);
            current[0].await(TimeUnit.HOURS.toNanos(1));
            await(together);

            assertThat(aborted.get()).isBetween(1, 2);
        }
        canceller.join();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new AssertionError(broken);
        }
    }
}
