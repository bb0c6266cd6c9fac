package ai.autoposting.sdk.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt failed, as far as it matters for what comes next.
 *
 * @param kind what happened
 * @param sent whether a byte of the request may have left this process
 * @param status the HTTP status; 0 when no answer arrived
 * @param refused whether the service said 503 together with a {@code Retry-After} of any value
 * @param retryAfter how long the service asked to wait
 */
record Outcome(
        Kind kind,
        boolean sent,
        int status,
        boolean refused,
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

    static Outcome of(Kind kind, boolean sent) {
        return new Outcome(kind, sent, 0, false, null);
    }

    /** Whether the service could have carried the request out. */
    boolean mayHaveTakenEffect(String method) {
        if (!sent || isSafe(method)) {
            return false;
        }
        boolean saysNo = status >= 300 && status < 500 && status != 408 || refused;
        return kind != Kind.ERROR_STATUS || !saysNo;
    }

    /** Whether the service certainly did nothing with the request and may be asked again. */
    boolean mayRepeatAnything() {
        return switch (kind) {
            case DISCONNECTED, ATTEMPT_TIMED_OUT -> !sent;
            case ERROR_STATUS -> status == 429 || refused;
            default -> false;
        };
    }

    /** Whether another attempt could help a request that may be sent twice. */
    boolean mayRepeatIdempotent() {
        return switch (kind) {
            case DISCONNECTED, ATTEMPT_TIMED_OUT -> true;
            case ERROR_STATUS ->
                switch (status) {
                    case 408, 429, 500, 502, 503, 504 -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
