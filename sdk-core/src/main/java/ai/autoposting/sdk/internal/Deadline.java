package ai.autoposting.sdk.internal;

import java.time.Duration;

/** When a call must have ended. */
final class Deadline {
    static final Duration MAX = Duration.ofDays(36_500);

    private final TimeSource time;
    private final long start;
    private final long limit;

    private Deadline(TimeSource time, long start, long limit) {
        this.time = time;
        this.start = start;
        this.limit = limit;
    }

    static Deadline after(long nanos, TimeSource time) {
        return after(nanos, time.nanos(), time);
    }

    /** So many nanoseconds after a start that has passed already. */
    static Deadline after(long nanos, long start, TimeSource time) {
        return new Deadline(time, start, nanos);
    }

    /** Nanoseconds left, not negative. */
    long left() {
        return Math.max(0, limit - spent());
    }

    /** Nanoseconds since the call began. */
    long spent() {
        return time.nanos() - start;
    }

    /** As nanoseconds; 100 years where there are more, so that sums do not overflow. */
    static long nanos(Duration duration) {
        return duration.compareTo(MAX) >= 0 ? MAX.toNanos() : duration.toNanos();
    }
}
