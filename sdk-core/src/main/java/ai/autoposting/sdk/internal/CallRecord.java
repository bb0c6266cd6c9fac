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

/** What is told of one call, to the listener and to the log. Decides nothing; makes nothing while nobody listens. */
final class CallRecord {
    private final PreparedCall<?> call;
    private final Deadline deadline;
    private final @Nullable CallListener listener;
    private final TimeSource time;
    private long attemptStart;
    private int attempts;
    private int lastStatus;

    CallRecord(PreparedCall<?> call, Deadline deadline, @Nullable CallListener listener, TimeSource time) {
        this.call = call;
        this.deadline = deadline;
        this.listener = listener;
        this.time = time;
    }

    void attemptStarted(int attempt) {
        attempts = attempt;
        attemptStart = time.nanos();
        if (listener != null) {
            tell(heard -> heard.attemptStarted(new AttemptStarted(call.id(), attempt)));
        }
    }

    void attemptEnded(Attempt<?> ended) {
        lastStatus = ended.status;
        boolean logged = AttemptLog.isOn();
        if (!logged && listener == null) {
            return;
        }
        Duration duration = Duration.ofNanos(time.nanos() - attemptStart);
        Optional<String> failure = Optional.ofNullable(ended.failure).map(this::nameOf);
        AttemptEnded event = new AttemptEnded(call.id(), attempts, status(), failure, duration);
        if (logged) {
            AttemptLog.write(event, ended.headers, call.secrets());
        }
        tell(heard -> heard.attemptEnded(event));
    }

    void retryScheduled(long wait) {
        if (listener != null) {
            tell(heard -> heard.retryScheduled(new RetryScheduled(call.id(), attempts, Duration.ofNanos(wait))));
        }
    }

    /** The call ended, with this exception or, where it is null, with a result. */
    void callEnded(@Nullable RuntimeException exception) {
        if (listener != null) {
            Optional<String> failure =
                    Optional.ofNullable(exception).map(Object::getClass).map(Class::getSimpleName);
            Duration duration = Duration.ofNanos(deadline.spent());
            tell(heard -> heard.callEnded(new CallEnded(call.id(), attempts, status(), failure, duration)));
        }
    }

    private void tell(Consumer<CallListener> event) {
        try {
            if (listener != null) {
                event.accept(listener);
            }
        } catch (Throwable ignored) {
            // A listener cannot harm a call.
        }
    }

    private OptionalInt status() {
        return lastStatus == 0 ? OptionalInt.empty() : OptionalInt.of(lastStatus);
    }

    private String nameOf(Failure failure) {
        Ending ending = new Ending(call.id(), attempts, false, call.secrets());
        return failure.toException(ending).getClass().getSimpleName();
    }
}
