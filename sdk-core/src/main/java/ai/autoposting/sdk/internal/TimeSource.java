package ai.autoposting.sdk.internal;

import java.time.Instant;

/** The time: a steady one to measure with and the wall clock. A seam for tests. */
interface TimeSource {
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    };

    /** Steady nanoseconds from an arbitrary origin. */
    long nanos();

    Instant now();
}
