package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.Printable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No complete response arrived. */
final class NoResponse extends AttemptFailure {
    private static final int MAX_TEXT = 500;

    private final String message;
    private final @Nullable Throwable cause;

    NoResponse(FailureFacts facts, String message, @Nullable Throwable cause) {
        super(facts);
        this.message = message;
        this.cause = cause;
    }

    @Override
    AutopostingException toException(CallSummary call) {
        String text = call.operationId() + ": " + reason(call.secrets()) + call.place();
        Throwable shown = cause == null ? null : FailureText.cause(cause, call.secrets());
        String operation = call.operationId();
        int attempts = call.attempts();
        boolean doubtful = call.mayHaveTakenEffect();
        RateLimit limit = call.rateLimit();
        Map<String, String> path = call.pathArguments();
        return switch (facts.kind()) {
            case CANCELLED -> new CallCancelledException(text, shown, operation, attempts, doubtful, limit, path);
            case ATTEMPT_TIMED_OUT, CALL_TIMED_OUT ->
                new CallTimeoutException(text, shown, operation, attempts, doubtful, limit, path);
            default -> new ConnectionException(text, shown, operation, attempts, doubtful, limit, path);
        };
    }

    @Override
    String reason(SecretMasker secrets) {
        return Printable.of(secrets.mask(message), MAX_TEXT);
    }

    @Override
    Class<? extends AutopostingException> type() {
        return switch (facts.kind()) {
            case CANCELLED -> CallCancelledException.class;
            case ATTEMPT_TIMED_OUT, CALL_TIMED_OUT -> CallTimeoutException.class;
            default -> ConnectionException.class;
        };
    }
}
