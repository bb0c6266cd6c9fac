package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No response arrived: the connection could not be made, or broke before the response was complete. */
public final class ConnectionException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    /**
     * For a transport of your own.
     *
     * @param attempts how many attempts were begun, 0 or more
     * @param mayHaveTakenEffect whether the service could have carried the call out
     */
    public ConnectionException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        this(message, cause, operationId, attempts, mayHaveTakenEffect, null, Map.of());
    }

    /**
     * The same with what else there is to say of the call.
     *
     * @param rateLimit what the service said last; null when it said nothing
     * @param pathArguments by their names; those of secret names are left out
     */
    public ConnectionException(
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
