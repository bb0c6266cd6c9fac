package ai.autoposting.sdk.internal;

import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Tells what is the interrupt of the current thread, in whatever it was wrapped. */
final class Interrupts {
    private static final int MAX_DEPTH = 20; // chains can have cycles
    private static final int MAX_THROWABLES = 100;

    private Interrupts() {}

    /** Whether this exception, of users' code perhaps, came because the current thread was interrupted. */
    static boolean isOne(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MAX_DEPTH; depth++) {
            if (isInterrupt(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** The same for one out of the HTTP client, which can have it suppressed by another, with the flag cleared. */
    static boolean isOneOrHoldsOne(Throwable failure) {
        if (isOne(failure)) {
            return true;
        }
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        for (int seen = 0; !open.isEmpty() && seen < MAX_THROWABLES; seen++) {
            Throwable each = open.remove();
            if (isInterrupt(each)) {
                return true;
            }
            open.addAll(Arrays.asList(each.getSuppressed()));
            if (each.getCause() != null) {
                open.add(each.getCause());
            }
        }
        return false;
    }

    private static boolean isInterrupt(Throwable failure) {
        return failure instanceof InterruptedException || failure instanceof ClosedByInterruptException;
    }

    /** Sets the flag again that the throwing of this exception has cleared. */
    static void restore(Throwable failure) {
        if (isOne(failure)) {
            Thread.currentThread().interrupt();
        }
    }
}
