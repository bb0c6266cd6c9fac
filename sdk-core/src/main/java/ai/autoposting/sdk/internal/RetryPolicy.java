package ai.autoposting.sdk.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether and when to try again. Pure: knows no clock and sends nothing. */
final class RetryPolicy {
    /** No further attempt. */
    static final long STOP = -1;

    private final long firstDelay;
    private final long longestDelay;
    private final Jitter jitter;

    RetryPolicy(Duration firstDelay, Duration longestDelay, Jitter jitter) {
        this.firstDelay = Deadline.nanos(firstDelay);
        this.longestDelay = Deadline.nanos(longestDelay);
        this.jitter = jitter;
    }

    /**
     * Whether to try again, and after what wait.
     *
     * @param attempt the attempt that failed, 1 for the first
     * @param maxRetries how many attempts there may be after the first
     * @param left nanoseconds left of the call's time
     * @return nanoseconds to wait before the next attempt, or {@link #STOP}
     */
    long decide(int attempt, int maxRetries, boolean idempotent, Outcome outcome, long left) {
        boolean repeatable = outcome.mayRepeatAnything() || idempotent && outcome.mayRepeatIdempotent();
        if (!repeatable || attempt > maxRetries) {
            return STOP;
        }
        long wait = waitFor(attempt, outcome.retryAfter());
        return wait < left ? wait : STOP;
    }

    private long waitFor(int attempt, @Nullable Duration asked) {
        return asked == null ? jitter.upTo(ceiling(attempt)) : Deadline.nanos(asked);
    }

    private long ceiling(int attempt) {
        int doublings = Math.min(attempt - 1, 62);
        boolean overflows = firstDelay > (Long.MAX_VALUE >> doublings);
        return overflows ? longestDelay : Math.min(firstDelay << doublings, longestDelay);
    }
}
