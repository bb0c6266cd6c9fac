package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.internal.FailureFacts.Kind;
import ai.autoposting.sdk.internal.http.ConnectionFailures;
import ai.autoposting.sdk.internal.http.HttpConnectionException;
import ai.autoposting.sdk.internal.http.HttpResponse;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what an exception of the HTTP client means. Pure, but for the interrupt flag, which it restores. */
final class FailureClassifier {
    private FailureClassifier() {}

    /**
     * Explains why there is no response.
     *
     * @param limit nanoseconds that the attempt had
     * @param last whether the attempt had all that was left of the call's time
     */
    static AttemptFailure explain(
            Throwable failure, boolean sent, boolean cancelled, long limit, boolean last, PreparedCall<?> call) {
        if (cancelled) {
            return new NoResponse(FailureFacts.of(Kind.CANCELLED, sent), "cancelled", null);
        }
        if (Interrupts.isOneOrHoldsOne(failure)) {
            Thread.currentThread().interrupt();
            return new NoResponse(FailureFacts.of(Kind.CANCELLED, sent), "interrupted", failure);
        }
        if (failure instanceof HttpConnectionException source && source.kind == HttpConnectionException.Kind.SOURCE) {
            String what = (sent ? "not sent completely: " : "not sent: ") + source.getMessage();
            return new NoResponse(FailureFacts.of(Kind.HOPELESS, sent), what, failure);
        }
        if (isTimeout(failure)) {
            return last ? outOfTime(call, sent, failure) : attemptOutOfTime(limit, sent, failure);
        }
        if (!sent) {
            Kind kind = ConnectionFailures.isHopeless(failure) ? Kind.HOPELESS : Kind.DISCONNECTED;
            return new NoResponse(
                    FailureFacts.of(kind, false), "could not connect: " + FailureText.of(failure), failure);
        }
        return new NoResponse(
                FailureFacts.of(Kind.DISCONNECTED, true), "no complete answer: " + FailureText.of(failure), failure);
    }

    /** The call ended otherwise than by a response or the lack of one. */
    static AutopostingException brokenOff(CallSummary call, String what, @Nullable Throwable cause) {
        return new ConnectionException(
                call.operationId() + ": " + what + call.place(),
                cause,
                call.operationId(),
                call.attempts(),
                call.mayHaveTakenEffect(),
                call.rateLimit(),
                call.pathArguments());
    }

    /** An attempt was not begun, since the call had ended in this way. */
    static AttemptFailure cancelled(String how) {
        return new NoResponse(FailureFacts.of(Kind.CANCELLED, false), how, null);
    }

    /** The time for the whole call is over. */
    static AttemptFailure outOfTime(PreparedCall<?> call, boolean sent, @Nullable Throwable failure) {
        String what = "the call's timeout of " + Duration.ofNanos(call.timeout) + " ran out";
        return new NoResponse(FailureFacts.of(Kind.CALL_TIMED_OUT, sent), what, failure);
    }

    /** There is no room for the call within the quota before its time is over. */
    static AttemptFailure noRoom(PreparedCall<?> call, long wait) {
        String what = "not sent: the rate limit has no room for it for " + Duration.ofNanos(wait)
                + ", and the call's timeout of " + Duration.ofNanos(call.timeout) + " ends before";
        return new NoResponse(FailureFacts.of(Kind.CALL_TIMED_OUT, false), what, null);
    }

    private static AttemptFailure attemptOutOfTime(long limit, boolean sent, Throwable failure) {
        String what = "no complete answer within the attempt's timeout of " + Duration.ofNanos(limit);
        return new NoResponse(FailureFacts.of(Kind.ATTEMPT_TIMED_OUT, sent), what, failure);
    }

    /** Of a body that is read bit by bit, no further one came. */
    static AttemptFailure silent(long limit, Throwable failure) {
        String what = "nothing came for the attempt's timeout of " + Duration.ofNanos(limit);
        return new NoResponse(FailureFacts.of(Kind.ATTEMPT_TIMED_OUT, true), what, failure);
    }

    /** Nobody foresaw it. Such a mistake is made again by the next attempt, so there is none. */
    static AttemptFailure unforeseen(Throwable failure, @Nullable HttpResponse response, boolean sent) {
        String ended = "ended by " + RedactedException.name(failure);
        if (response != null) {
            return UnreadableResponse.of(response.status(), response.headers(), "reading it was " + ended, null);
        }
        return new NoResponse(
                FailureFacts.of(Kind.HOPELESS, sent),
                (sent ? "no complete answer, " : "not sent, ") + ended,
                RedactedException.of(failure));
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
    }
}
