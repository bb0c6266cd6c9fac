package ai.autoposting.sdk.internal;

import java.util.concurrent.ThreadFactory;

/** A process that has as many threads as it may: none can be started. */
final class FullProcess implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        throw new OutOfMemoryError("unable to create native thread");
    }
}
