package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.CallListener.AttemptEnded;
import ai.autoposting.sdk.CallListener.AttemptStarted;
import ai.autoposting.sdk.CallListener.CallEnded;
import ai.autoposting.sdk.CallListener.RetryScheduled;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far one call has come, and the telling of it to the listener and to the log. Decides nothing; makes nothing while
 * nobody listens; never throws.
 */
final class CallRecord {
    private final PreparedCall<?> call;
    private final Deadline deadline;
    private final @Nullable CallListener listener;
    private final TimeSource time;
    private long attemptStart;
    private int attempts;
    private int lastStatus;
    private boolean doubtful;

    CallRecord(PreparedCall<?> call, Deadline deadline, @Nullable CallListener listener, TimeSource time) {
        this.call = call;
        this.deadline = deadline;
        this.listener = listener;
        this.time = time;
    }

    /** How many attempts were begun. */
    int attempts() {
        return attempts;
    }

    /** Whether the service could have carried out one of the attempts. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** From now on it could, if this attempt could have an effect. */
    void doubt(boolean mayHaveTakenEffect) {
        doubtful |= mayHaveTakenEffect;
    }

    boolean isHeard() {
        return listener != null;
    }

    void attemptStarted() {
        attempts++;
        attemptStart = time.nanos();
        if (listener != null) {
            tell(heard -> heard.attemptStarted(new AttemptStarted(call.id(), attempts)));
        }
    }

    void attemptEnded(Attempt<?> ended) {
        lastStatus = ended.status;
        if (listener != null || AttemptLog.isOn()) {
            Duration duration = Duration.ofNanos(time.nanos() - attemptStart);
            Optional<String> failure =
                    Optional.ofNullable(ended.failure).map(Failure::type).map(Class::getSimpleName);
            AttemptEnded event = new AttemptEnded(call.id(), attempts, status(), failure, duration);
            log(event, ended.headers);
            tell(heard -> heard.attemptEnded(event));
        }
    }

    private void log(AttemptEnded event, ResponseHeaders headers) {
        try {
            if (AttemptLog.isOn()) {
                AttemptLog.write(event, headers, call.secrets());
            }
        } catch (RuntimeException broken) {
            // Collecting the secrets of a body asks users' code.
        }
    }

    void retryScheduled(long wait) {
        if (listener != null) {
            tell(heard -> heard.retryScheduled(new RetryScheduled(call.id(), attempts, Duration.ofNanos(wait))));
        }
    }

    /** The call ended, with this failure or, where it is null, with a result. */
    void callEnded(@Nullable Throwable failure) {
        callEnded(failure == null ? null : failure.getClass());
    }

    /** The call ended as if with a failure of this type, which nobody gets to see. */
    void callEnded(@Nullable Class<? extends Throwable> failure) {
        if (listener != null) {
            tell(heard -> heard.callEnded(new CallEnded(
                    call.id(),
                    attempts,
                    status(),
                    Optional.ofNullable(failure).map(Class::getSimpleName),
                    Duration.ofNanos(deadline.spent()))));
        }
    }

    private void tell(Consumer<CallListener> event) {
        try {
            if (listener != null) {
                event.accept(listener);
            }
        } catch (Throwable thrown) { // a listener cannot harm a call, nor swallow an interrupt that was meant for it
            Interrupts.restore(thrown);
        }
    }

    private OptionalInt status() {
        return lastStatus == 0 ? OptionalInt.empty() : OptionalInt.of(lastStatus);
    }
}
