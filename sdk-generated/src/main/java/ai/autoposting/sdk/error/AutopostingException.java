package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.runtime.PathArguments;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that ended without a result. Catch this to catch everything that a call can end with but wrong use of the SDK. */
public abstract class AutopostingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operationId;
    private final int attempts;
    private final boolean mayHaveTakenEffect;
    private final transient @Nullable RateLimit rateLimit;
    private final transient @Nullable Map<String, String> pathArguments;

    AutopostingException(
            String message,
            @Nullable Throwable cause,
            String operationId,
            int attempts,
            boolean mayHaveTakenEffect,
            @Nullable RateLimit rateLimit,
            Map<String, String> pathArguments) {
        super(message, cause);
        this.operationId = Objects.requireNonNull(operationId, "operationId");
        this.attempts = attempts;
        this.mayHaveTakenEffect = mayHaveTakenEffect;
        this.rateLimit = rateLimit;
        this.pathArguments = PathArguments.withoutSecrets(pathArguments);
    }

    /** The operation that was called. */
    public String operationId() {
        return operationId;
    }

    /**
     * The path arguments of the call by their names, in path order, so that one of many failures names its row; they stand in the
     * message, too. Those of a secret name are left out, secrets of the call in the others are masked. Unmodifiable. Empty after
     * deserialization.
     */
    public Map<String, String> pathArguments() {
        return pathArguments == null ? Map.of() : pathArguments;
    }

    /** How many attempts were begun; 0 when the call ended before its first. */
    public int attempts() {
        return attempts;
    }

    /**
     * Whether the service could have carried the call out. False means that it certainly did not, so that sending it again
     * is safe. True means that nobody can know, and that reading the state back at once does not tell: a request that is still on
     * its way is not visible yet, and what was there before looks the same. For tokens {@code tokens.SafeStore} looks before and
     * after. One doubtful attempt makes the whole call doubtful; a GET never is.
     */
    public boolean mayHaveTakenEffect() {
        return mayHaveTakenEffect;
    }

    /**
     * Whether the same call may succeed later: there was no connection, time ran out, or the service answered 408, 429 or 5xx.
     * It does not say that sending it again is safe: {@link #mayHaveTakenEffect} does.
     */
    public boolean isTransient() {
        return false;
    }

    /**
     * What the service said of the rate limit in its last response to this call, or, when a call was not sent because of the
     * limit, to the one before. Empty when it said nothing, and after deserialization.
     */
    public Optional<RateLimit> rateLimit() {
        return Optional.ofNullable(rateLimit);
    }
}
