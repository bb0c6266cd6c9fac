package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time for an attempt or for the whole call ran out, or a wait for the rate limit would have been longer than what was left of it.
 * {@link #mayHaveTakenEffect()} says whether the service may have got the request.
 */
public final class CallTimeoutException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    /**
     * For a transport of your own.
     *
     * @param attempts how many attempts were begun, 0 or more
     * @param mayHaveTakenEffect whether the service could have carried the call out
     */
    public CallTimeoutException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        this(message, cause, operationId, attempts, mayHaveTakenEffect, null, Map.of());
    }

    /**
     * The same with what else there is to say of the call.
     *
     * @param rateLimit what the service said last; null when it said nothing
     * @param pathArguments by their names; those of secret names are left out
     */
    public CallTimeoutException(
            String message,
            @Nullable Throwable cause,
            String operationId,
            int attempts,
            boolean mayHaveTakenEffect,
            @Nullable RateLimit rateLimit,
            Map<String, String> pathArguments) {
        super(message, cause, operationId, attempts, mayHaveTakenEffect, rateLimit, pathArguments);
    }

    /** True: the same call may succeed later. */
    @Override
    public boolean isTransient() {
        return true;
    }
}
