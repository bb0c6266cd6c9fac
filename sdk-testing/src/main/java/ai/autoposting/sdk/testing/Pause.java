package ai.autoposting.sdk.testing;

import java.time.Duration;

/** How a late answer waits. */
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
