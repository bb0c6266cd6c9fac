package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.CallListener;
import org.jspecify.annotations.Nullable;

/** Tells the listener and the log what happens. Costs next to nothing while nobody listens. */
final class Observer {
    private final @Nullable CallListener listener;
    private final TimeSource time;

    Observer(@Nullable CallListener listener, TimeSource time) {
        this.listener = listener;
        this.time = time;
    }

    CallRecord callStarted(PreparedCall<?> call, Deadline deadline) {
        return new CallRecord(call, deadline, listener, time);
    }
}
