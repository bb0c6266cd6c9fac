package ai.autoposting.sdk.internal;

import java.nio.channels.ClosedByInterruptException;

/** Tells what is the interrupt of the current thread, in whatever users' code has wrapped it. */
final class Interrupts {
    private static final int DEEPEST = 20; // chains can have cycles

    private Interrupts() {}

    /** Whether this exception came because the current thread was interrupted. */
    static boolean isOne(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            if (each instanceof InterruptedException || each instanceof ClosedByInterruptException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** Sets the flag again that the throwing of this exception has cleared. */
    static void restore(Throwable failure) {
        if (isOne(failure)) {
            Thread.currentThread().interrupt();
        }
    }
}
