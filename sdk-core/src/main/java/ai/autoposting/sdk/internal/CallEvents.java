package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.internal.http.HttpRequest.Authorization;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How far one call has come, and the telling of it to the observer and to the log. Decides nothing; makes nothing while
 * nobody listens; never throws.
 */
final class CallEvents {
    private final PreparedCall<?> call;
    private final Deadline deadline;
    private final @Nullable ObservedCall observed;
    private ResponseHeaders lastResponse = ResponseHeaders.NONE;
    private long attemptStart;
    private int attempts;
    private int lastStatus;
    private boolean doubtful;

    /** With what the next attempt is sent; null when that is not known yet, or it needs none. */
    @Nullable
    Authorization authorization;

    /** The turn that the next attempt waits for; null when it waits for none. */
    Pacer.@Nullable Turn turn;

    /** How many attempts do not count as such, since another key was there already. */
    int uncounted;

    /** How many nanoseconds it waits before it goes on. */
    long pause;

    /** @param observed null when nobody listens */
    CallEvents(PreparedCall<?> call, Deadline deadline, @Nullable ObservedCall observed) {
        this.call = call;
        this.deadline = deadline;
        this.observed = observed;
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

    /** The headers of the last response that came; none when none came. */
    ResponseHeaders lastResponse() {
        return lastResponse;
    }

    boolean isHeard() {
        return observed != null;
    }

    void attemptStarted() {
        attempts++;
        attemptStart = deadline.spent();
        if (observed != null) {
            observed.tell((heard, of) -> heard.attemptStarted(of, attempts));
        }
    }

    void attemptEnded(AttemptResult<?> ended) {
        lastStatus = ended.status;
        if (ended.status != 0) {
            lastResponse = ended.headers;
        }
        if (observed != null || AttemptLog.isOn()) {
            Duration duration = Duration.ofNanos(deadline.spent() - attemptStart);
            Optional<String> failure =
                    Optional.ofNullable(ended.failure).map(AttemptFailure::type).map(Class::getSimpleName);
            log(failure, ended.failure, duration, ended.headers);
            if (observed != null) {
                observed.tell((heard, of) ->
                        heard.attemptEnded(of, attempts, status(), failure, rateLimit(ended.headers), duration));
            }
        }
    }

    private void log(
            Optional<String> failure, @Nullable AttemptFailure why, Duration duration, ResponseHeaders headers) {
        try {
            if (AttemptLog.isOn()) {
                String reason = why == null ? null : why.reason(call.secrets());
                AttemptLog.write(call.id(), attempts, status(), failure, reason, duration, headers, call.secrets());
            }
        } catch (RuntimeException broken) {
            // Collecting the secrets of a body asks users' code.
        }
    }

    /** Takes the turn that it has waited for, to have or to leave it; null when there is none. */
    Pacer.@Nullable Turn takeTurn() {
        Pacer.Turn taken = turn;
        turn = null;
        if (taken != null && observed != null) {
            observed.paced += taken.waited();
        }
        return taken;
    }

    /** It waits for its turn no more. */
    void leaveLine() {
        Pacer.Turn left = takeTurn();
        if (left != null) {
            left.leave();
        }
    }

    void retryScheduled(long wait) {
        if (observed != null) {
            observed.tell((heard, of) -> heard.retryScheduled(of, attempts, Duration.ofNanos(wait)));
        }
    }

    /** The call ended, with this failure or, where it is null, with a result. */
    void callEnded(@Nullable Throwable failure) {
        callEnded(failure == null ? null : failure.getClass());
    }

    /** The call ended as if with a failure of this type, which nobody gets to see. */
    void callEnded(@Nullable Class<? extends Throwable> failure) {
        if (observed != null) {
            Duration paced = Duration.ofNanos(observed.paced);
            observed.tell((heard, of) -> heard.callEnded(
                    of,
                    attempts,
                    status(),
                    Optional.ofNullable(failure).map(Class::getSimpleName),
                    rateLimit(lastResponse),
                    Duration.ofNanos(deadline.spent()),
                    paced));
        }
    }

    private static Optional<RateLimit> rateLimit(ResponseHeaders headers) {
        return RateLimit.fromHeaders(headers.get());
    }

    private OptionalInt status() {
        return lastStatus == 0 ? OptionalInt.empty() : OptionalInt.of(lastStatus);
    }
}
