package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.error.AutopostingException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is told of one call. Knows the order of events; decides nothing. */
final class CallRecord {
    private static final System.Logger.Level LEVEL = System.Logger.Level.DEBUG;

    private final PreparedCall<?> call;
    private final Deadline deadline;
    private final @Nullable CallListener listener;
    private final TimeSource time;
    private long attemptStart;

    CallRecord(PreparedCall<?> call, Deadline deadline, @Nullable CallListener listener, TimeSource time) {
        this.call = call;
        this.deadline = deadline;
        this.listener = listener;
        this.time = time;
    }

    /** Made when first asked for: getting a logger takes tens of milliseconds. */
    private static final class Log {
        static final System.Logger LOGGER = System.getLogger("ai.autoposting.sdk");
    }

    void attemptStarted(int attempt) {
        attemptStart = time.nanos();
        if (listener != null) {
            try {
                listener.attemptStarted(new CallListener.AttemptStarted(call.id(), attempt));
            } catch (RuntimeException ignored) {
                // A listener cannot harm a call.
            }
        }
    }

    void attemptEnded(int attempt, Attempt<?> ended) {
        boolean logged = Log.LOGGER.isLoggable(LEVEL);
        if (listener == null && !logged) {
            return;
        }
        long nanos = time.nanos() - attemptStart;
        Secrets secrets = call.secrets();
        Optional<String> failure = ended.failure == null
                ? Optional.empty()
                : Optional.of(nameOf(ended.failure.toException(new Ending(call.id(), attempt, false, secrets))));
        if (logged) {
            String id = ended.headers.get("x-request-id");
            Log.LOGGER.log(
                    LEVEL,
                    call.id() + " attempt " + attempt + ": "
                            + (ended.status == 0 ? "no answer" : "HTTP " + ended.status)
                            + failure.map(name -> " " + name).orElse("") + ", "
                            + nanos / 1_000_000 + " ms, request " + (id == null ? "-" : secrets.mask(id)));
        }
        if (listener != null) {
            try {
                listener.attemptEnded(new CallListener.AttemptEnded(
                        call.id(), attempt, status(ended.status), failure, Duration.ofNanos(nanos)));
            } catch (RuntimeException ignored) {
                // A listener cannot harm a call.
            }
        }
    }

    void retryScheduled(int failedAttempt, long wait) {
        if (listener != null) {
            try {
                listener.retryScheduled(
                        new CallListener.RetryScheduled(call.id(), failedAttempt, Duration.ofNanos(wait)));
            } catch (RuntimeException ignored) {
                // A listener cannot harm a call.
            }
        }
    }

    void ended(int status, int attempts) {
        if (listener != null) {
            tellEnd(status, attempts, Optional.empty());
        }
    }

    /** Returns the exception, to be thrown. */
    AutopostingException ended(Failure failure, AutopostingException exception) {
        if (listener != null) {
            tellEnd(failure.outcome.status(), exception.attempts(), Optional.of(nameOf(exception)));
        }
        return exception;
    }

    private void tellEnd(int status, int attempts, Optional<String> failure) {
        try {
            if (listener != null) {
                listener.callEnded(new CallListener.CallEnded(
                        call.id(), attempts, status(status), failure, Duration.ofNanos(deadline.spent())));
            }
        } catch (RuntimeException ignored) {
            // A listener cannot harm a call.
        }
    }

    private static OptionalInt status(int status) {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private static String nameOf(Exception exception) {
        return exception.getClass().getSimpleName();
    }
}
