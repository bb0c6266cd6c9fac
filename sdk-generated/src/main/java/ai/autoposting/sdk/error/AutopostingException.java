package ai.autoposting.sdk.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that ended without a result. Catch this to catch everything that a call can end with but wrong use of the SDK. */
public abstract class AutopostingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operationId;
    private final int attempts;
    private final boolean mayHaveTakenEffect;

    AutopostingException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        super(message, cause);
        this.operationId = Objects.requireNonNull(operationId, "operationId");
        this.attempts = attempts;
        this.mayHaveTakenEffect = mayHaveTakenEffect;
    }

    /** The operation that was called. */
    public String operationId() {
        return operationId;
    }

    /** How many attempts were begun; 0 when the call ended before its first. */
    public int attempts() {
        return attempts;
    }

    /**
     * Whether the service could have carried the call out. False means that it certainly did not, so that sending it again
     * is safe. True means that nobody can know: read the state back before sending again. One doubtful attempt makes the
     * whole call doubtful; a GET never is.
     */
    public boolean mayHaveTakenEffect() {
        return mayHaveTakenEffect;
    }
}
