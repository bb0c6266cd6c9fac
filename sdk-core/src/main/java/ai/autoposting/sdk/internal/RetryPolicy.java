package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** All rules of trying again: what may be repeated, when, and what may have happened meanwhile. Pure: knows no clock. */
final class RetryPolicy {
    /** No further attempt. */
    static final long STOP = -1;

    private final long firstDelay;
    private final long maxDelay;
    private final Jitter jitter;

    RetryPolicy(Duration firstDelay, Duration maxDelay, Jitter jitter) {
        this.firstDelay = Deadline.nanos(firstDelay);
        this.maxDelay = Deadline.nanos(maxDelay);
        this.jitter = jitter;
    }

    /**
     * Whether to try again, and after what wait.
     *
     * @param attempt the attempt that failed, 1 for the first
     * @param maxRetries how many attempts there may be after the first
     * @param left nanoseconds left of the call's time
     * @return nanoseconds to wait before the next attempt, or {@link #STOP}
     */
    long decide(int attempt, int maxRetries, boolean idempotent, FailureFacts failure, long left) {
        boolean repeatable = mayRepeatAnything(failure) || idempotent && mayRepeatIdempotent(failure);
        if (!repeatable || attempt > maxRetries) {
            return STOP;
        }
        Duration asked = failure.retryAfter();
        long wait = asked == null ? jitter.upTo(ceiling(attempt)) : Deadline.nanos(asked);
        return wait < left ? wait : STOP;
    }

    private long ceiling(int attempt) {
        int doublings = Math.min(attempt - 1, 62);
        boolean overflows = firstDelay > (Long.MAX_VALUE >> doublings);
        return overflows ? maxDelay : Math.min(firstDelay << doublings, maxDelay);
    }

    /** Whether the service certainly did nothing with the request and may be asked again. */
    static boolean mayRepeatAnything(FailureFacts failure) {
        return switch (failure.kind()) {
            case DISCONNECTED, ATTEMPT_TIMED_OUT -> !failure.sent();
            case ERROR_STATUS -> failure.status() == 429 || isRefusal(failure);
            default -> false;
        };
    }

    /** Whether another attempt could help a request that may be sent twice. */
    static boolean mayRepeatIdempotent(FailureFacts failure) {
        return switch (failure.kind()) {
            case DISCONNECTED, ATTEMPT_TIMED_OUT -> true;
            case ERROR_STATUS ->
                switch (failure.status()) {
                    case 408, 429, 500, 502, 503, 504 -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Whether the service could have carried the request out. */
    static boolean mayHaveTakenEffect(FailureFacts failure, String method) {
        if (!failure.sent() || isSafe(method)) {
            return false;
        }
        int status = failure.status();
        boolean saysNo = status >= 300 && status < 500 && status != 408 || isRefusal(failure);
        return failure.kind() != FailureFacts.Kind.ERROR_STATUS || !saysNo;
    }

    /** The service says that it does nothing now, and when to come again. */
    private static boolean isRefusal(FailureFacts failure) {
        return failure.status() == 503 && failure.hasRetryAfter();
    }

    private static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    /** How long the service asks to wait: {@code Retry-After}, else for a 429 until its quota is new. */
    static @Nullable Duration retryAfter(int status, ResponseHeaders headers, TimeSource time) {
        String asked = headers.get("Retry-After");
        Duration wait = asked == null ? null : RetryAfter.parse(asked, time.now());
        return wait == null && status == 429
                ? RetryAfter.parseReset(headers.get("X-RateLimit-Reset"), time.now())
                : wait;
    }
}
