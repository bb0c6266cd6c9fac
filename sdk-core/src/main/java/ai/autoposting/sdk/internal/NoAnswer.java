package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.runtime.Printable;
import org.jspecify.annotations.Nullable;

/** No complete answer arrived. */
final class NoAnswer extends Failure {
    private static final int MAX_TEXT = 500;

    private final String message;
    private final @Nullable Throwable cause;

    NoAnswer(Outcome outcome, String message, @Nullable Throwable cause) {
        super(outcome);
        this.message = message;
        this.cause = cause;
    }

    @Override
    AutopostingException toException(Ending ending) {
        String text =
                ending.operationId() + ": " + Printable.of(ending.secrets().mask(message), MAX_TEXT);
        Throwable shown = cause == null ? null : FailureText.cause(cause, ending.secrets());
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
}
