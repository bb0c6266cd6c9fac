package ai.autoposting.sdk.internal;

import java.time.Duration;

/** When a call must have ended. */
final class Deadline {
    private final TimeSource time;
    private final long start;
    private final long limit;

    private Deadline(TimeSource time, long limit) {
        this.time = time;
        this.start = time.nanos();
        this.limit = limit;
    }

    static Deadline after(long nanos, TimeSource time) {
        return new Deadline(time, nanos);
    }

    /** Nanoseconds left, not negative. */
    long left() {
        return Math.max(0, limit - spent());
    }

    /** Nanoseconds since the call began. */
    long spent() {
        return time.nanos() - start;
    }

    /** As nanoseconds; about 292 years where there are more. */
    static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : duration.toNanos();
    }
}
