package ai.autoposting.sdk.internal;

import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/** Tells what is the interrupt of the current thread, in whatever it was wrapped. */
final class Interrupts {
    private static final int MAX_DEPTH = 20; // chains can have cycles

    private Interrupts() {}

    /** Whether this exception came because the current thread was interrupted; OkHttp's can have cleared the flag. */
    static boolean isOne(Throwable failure) {
        return Thread.currentThread().isInterrupted() || holdsOne(failure, MAX_DEPTH);
    }

    private static boolean holdsOne(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return false;
        }
        if (failure instanceof InterruptedException || failure instanceof ClosedByInterruptException) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (holdsOne(suppressed, depth - 1)) {
                return true;
            }
        }
        return holdsOne(failure.getCause(), depth - 1);
    }

    /** Sets the flag again that the throwing of this exception has cleared. */
    static void restore(Throwable failure) {
        if (isOne(failure)) {
            Thread.currentThread().interrupt();
        }
    }
}
