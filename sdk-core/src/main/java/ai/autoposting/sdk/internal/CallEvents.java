package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far one call has come, and the telling of it to the observer and to the log. Decides nothing; makes nothing while
 * nobody listens; never throws.
 */
final class CallEvents {
    private final PreparedCall<?> call;
    private final Deadline deadline;
    private final @Nullable CallObserver observer;
    private final TimeSource time;
    private long attemptStart;
    private int attempts;
    private int lastStatus;
    private boolean doubtful;

    CallEvents(PreparedCall<?> call, Deadline deadline, @Nullable CallObserver observer, TimeSource time) {
        this.call = call;
        this.deadline = deadline;
        this.observer = observer;
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
        return observer != null;
    }

    void attemptStarted() {
        attempts++;
        attemptStart = time.nanos();
        if (observer != null) {
            tell(heard -> heard.attemptStarted(call.id(), attempts));
        }
    }

    void attemptEnded(AttemptResult<?> ended) {
        lastStatus = ended.status;
        if (observer != null || AttemptLog.isOn()) {
            Duration duration = Duration.ofNanos(time.nanos() - attemptStart);
            Optional<String> failure =
                    Optional.ofNullable(ended.failure).map(AttemptFailure::type).map(Class::getSimpleName);
            log(failure, duration, ended.headers);
            tell(heard -> heard.attemptEnded(call.id(), attempts, status(), failure, duration));
        }
    }

    private void log(Optional<String> failure, Duration duration, ResponseHeaders headers) {
        try {
            if (AttemptLog.isOn()) {
                AttemptLog.write(call.id(), attempts, status(), failure, duration, headers, call.secrets());
            }
        } catch (RuntimeException broken) {
            // Collecting the secrets of a body asks users' code.
        }
    }

    void retryScheduled(long wait) {
        if (observer != null) {
            tell(heard -> heard.retryScheduled(call.id(), attempts, Duration.ofNanos(wait)));
        }
    }

    /** The call ended, with this failure or, where it is null, with a result. */
    void callEnded(@Nullable Throwable failure) {
        callEnded(failure == null ? null : failure.getClass());
    }

    /** The call ended as if with a failure of this type, which nobody gets to see. */
    void callEnded(@Nullable Class<? extends Throwable> failure) {
        if (observer != null) {
            tell(heard -> heard.callEnded(
                    call.id(),
                    attempts,
                    status(),
                    Optional.ofNullable(failure).map(Class::getSimpleName),
                    Duration.ofNanos(deadline.spent())));
        }
    }

    private void tell(Consumer<CallObserver> event) {
        try {
            if (observer != null) {
                event.accept(observer);
            }
        } catch (Throwable thrown) { // an observer cannot harm a call, nor swallow an interrupt that was meant for it
            Interrupts.restore(thrown);
        }
    }

    private OptionalInt status() {
        return lastStatus == 0 ? OptionalInt.empty() : OptionalInt.of(lastStatus);
    }
}
