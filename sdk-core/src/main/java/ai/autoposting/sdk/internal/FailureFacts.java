package ai.autoposting.sdk.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt failed, as far as it matters for what comes next. What follows from it is {@link RetryPolicy}'s to say.
 *
 * @param kind what happened
 * @param sent whether a byte of the request may have left this process
 * @param status the HTTP status; 0 when no response arrived
 * @param hasRetryAfter whether the response has a header {@code Retry-After} of any value
 * @param retryAfter how long the service asked to wait
 */
record FailureFacts(
        Kind kind,
        boolean sent,
        int status,
        boolean hasRetryAfter,
        @Nullable Duration retryAfter) {
    enum Kind {
        /** The connection was not made, or broke. */
        DISCONNECTED,
        /** The connection cannot be made however often one tries: a certificate or credentials were refused. */
        HOPELESS,
        /** The attempt's time ran out. */
        ATTEMPT_TIMED_OUT,
        /** The call's time ran out. */
        CALL_TIMED_OUT,
        CANCELLED,
        /** The service answered with an error status. */
        ERROR_STATUS,
        /** A 2xx that is no result. */
        UNREADABLE,
        /** A 2xx that says {@code "success": false}. */
        DENIED
    }

    /** There is no response. */
    static FailureFacts of(Kind kind, boolean sent) {
        return new FailureFacts(kind, sent, 0, false, null);
    }

    /** There is one, of which nothing but its status matters. */
    static FailureFacts of(Kind kind, int status) {
        return new FailureFacts(kind, true, status, false, null);
    }
}
