package ai.autoposting.sdk;

import ai.autoposting.sdk.internal.CallObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells a user's listener what the engine tells its observer. */
final class ListenerAdapter implements CallObserver {
    private final CallListener listener;

    private ListenerAdapter(CallListener listener) {
        this.listener = listener;
    }

    /** As an observer, so that who has no listener needs neither class. */
    static CallObserver over(CallListener listener) {
        return new ListenerAdapter(listener);
    }

    @Override
    public void attemptStarted(String operationId, int attempt) {
        listener.attemptStarted(new CallListener.AttemptStarted(operationId, attempt));
    }

    @Override
    public void attemptEnded(
            String operationId, int attempt, OptionalInt status, Optional<String> failure, Duration duration) {
        listener.attemptEnded(new CallListener.AttemptEnded(operationId, attempt, status, failure, duration));
    }

    @Override
    public void retryScheduled(String operationId, int failedAttempt, Duration delay) {
        listener.retryScheduled(new CallListener.RetryScheduled(operationId, failedAttempt, delay));
    }

    @Override
    public void callEnded(
            String operationId, int attempts, OptionalInt status, Optional<String> failure, Duration duration) {
        listener.callEnded(new CallListener.CallEnded(operationId, attempts, status, failure, duration));
    }
}
