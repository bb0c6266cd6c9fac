package ai.autoposting.sdk.error;

import org.jspecify.annotations.Nullable;

/** The call was interrupted or cancelled. After an interrupt the thread's interrupt flag is set. */
public final class CallCancelledException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    public CallCancelledException(
            String message, @Nullable Throwable cause, String operationId, int attempts, boolean mayHaveTakenEffect) {
        super(message, cause, operationId, attempts, mayHaveTakenEffect);
    }
}
