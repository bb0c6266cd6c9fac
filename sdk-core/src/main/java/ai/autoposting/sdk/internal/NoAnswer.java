package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import org.jspecify.annotations.Nullable;

/** No complete answer arrived. */
final class NoAnswer extends Failure {
    private static final int DEEPEST = 10;

    private final String message;
    private final @Nullable Throwable cause;

    NoAnswer(Outcome outcome, String message, @Nullable Throwable cause) {
        super(outcome);
        this.message = message;
        this.cause = cause;
    }

    @Override
    AutopostingException toException(Ending ending) {
        String text = ending.operationId() + ": " + ending.secrets().mask(message);
        Throwable shown = isClean(cause, ending.secrets(), DEEPEST) ? cause : null;
        return switch (outcome.kind()) {
            case CANCELLED ->
                new CallCancelledException(
                        text, shown, ending.operationId(), ending.attempts(), ending.mayHaveTakenEffect());
            case ATTEMPT_TIMED_OUT, CALL_TIMED_OUT ->
                new CallTimeoutException(
                        text, shown, ending.operationId(), ending.attempts(), ending.mayHaveTakenEffect());
            default ->
                new ConnectionException(
                        text, shown, ending.operationId(), ending.attempts(), ending.mayHaveTakenEffect());
        };
    }

    @Override
    Class<? extends AutopostingException> type() {
        return switch (outcome.kind()) {
            case CANCELLED -> CallCancelledException.class;
            case ATTEMPT_TIMED_OUT, CALL_TIMED_OUT -> CallTimeoutException.class;
            default -> ConnectionException.class;
        };
    }

    /** A malformed answer is quoted by the exceptions about it, and it can quote the request. */
    private static boolean isClean(@Nullable Throwable cause, Secrets secrets, int depth) {
        if (cause == null) {
            return true;
        }
        String text = String.valueOf(cause.getMessage());
        if (depth == 0 || !secrets.mask(text).equals(text) || !isClean(cause.getCause(), secrets, depth - 1)) {
            return false;
        }
        for (Throwable suppressed : cause.getSuppressed()) {
            if (!isClean(suppressed, secrets, depth - 1)) {
                return false;
            }
        }
        return true;
    }
}
