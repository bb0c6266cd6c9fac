package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptsTest {
    @Test
    void anInterruptIsFoundUnderOthers() {
        assertThat(Interrupts.isOne(new RuntimeException(new IllegalStateException(new InterruptedException()))))
                .isTrue();
        assertThat(Interrupts.isOne(new RuntimeException(new ClosedByInterruptException())))
                .isTrue();
        assertThat(Interrupts.isOne(new RuntimeException())).isFalse();
    }

    @Test
    void oneThatIsSuppressedCountsOnlyWhereThatIsAskedFor() {
        RuntimeException failure = new RuntimeException();
        failure.addSuppressed(new IllegalStateException(new InterruptedException()));

        assertThat(Interrupts.isOne(failure)).isFalse();
        assertThat(Interrupts.isOneOrHoldsOne(failure)).isTrue();
    }

    @Test
    @Timeout(60)
    void exceptionsThatHoldEachOtherManyTimesEnd() {
        RuntimeException one = new RuntimeException();
        RuntimeException other = new RuntimeException(one);
        for (int i = 0; i < 3; i++) {
            one.addSuppressed(other);
            other.addSuppressed(one);
        }
        assertThat(Interrupts.isOne(one)).isFalse();
        assertThat(Interrupts.isOneOrHoldsOne(one)).isFalse();
    }
}
