package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.Cancellation;

/** Waits between attempts. A seam for tests. */
interface Sleeper {
    /** Ends early when the call is cancelled. */
    void sleep(long nanos, Cancellation cancellation) throws InterruptedException;

    /** Really waits. */
    final class Parking implements Sleeper {
        @Override
        public void sleep(long nanos, Cancellation cancellation) throws InterruptedException {
            cancellation.await(nanos);
        }
    }
}
