package ai.autoposting.sdk.testing;

import java.time.Duration;

/** How a late response waits. */
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
