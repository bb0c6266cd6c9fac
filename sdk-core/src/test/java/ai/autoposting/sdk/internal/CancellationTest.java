package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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
}
