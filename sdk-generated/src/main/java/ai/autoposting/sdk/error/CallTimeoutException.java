package ai.autoposting.sdk.error;

import org.jspecify.annotations.Nullable;

/** The time for an attempt or for the whole call ran out. */
public final class CallTimeoutException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    public CallTimeoutException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        super(message, cause, operationId, attempts, mayHaveTakenEffect);
    }
}
