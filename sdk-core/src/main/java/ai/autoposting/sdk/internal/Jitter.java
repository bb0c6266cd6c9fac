package ai.autoposting.sdk.internal;

import java.util.concurrent.ThreadLocalRandom;

/** Chooses a wait. A seam for tests. */
interface Jitter {
    /** A number from 0 to {@code max}, both included; that is less than the largest. */
    long upTo(long max);

    /** Evenly distributed, so that clients that failed together do not come back together. */
    final class Full implements Jitter {
        @Override
        public long upTo(long max) {
            return ThreadLocalRandom.current().nextLong(max + 1);
        }
    }
}
