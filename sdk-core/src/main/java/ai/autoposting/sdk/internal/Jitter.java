package ai.autoposting.sdk.internal;

import java.util.concurrent.ThreadLocalRandom;

/** Chooses a wait. A seam for tests. */
interface Jitter {
    /** A number from 0 to {@code most}, both included. */
    long upTo(long most);

    /** Evenly distributed, so that clients that failed together do not come back together. */
    final class Full implements Jitter {
        @Override
        public long upTo(long most) {
            return most == Long.MAX_VALUE
                    ? ThreadLocalRandom.current().nextLong(most)
                    : ThreadLocalRandom.current().nextLong(most + 1);
        }
    }
}
