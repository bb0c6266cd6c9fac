package ai.autoposting.sdk.error;

import org.jspecify.annotations.Nullable;

/** No response arrived: the connection could not be made, or broke before the response was complete. */
public final class ConnectionException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    public ConnectionException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        super(message, cause, operationId, attempts, mayHaveTakenEffect);
    }
}
