package ai.autoposting.sdk;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.internal.CallObserver;
import ai.autoposting.sdk.internal.ListenerLog;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells a user's listener what the engine tells its observer. */
final class ListenerAdapter implements CallObserver {
    private final CallListener listener;
    private final AtomicBoolean warned = new AtomicBoolean();

    private ListenerAdapter(CallListener listener) {
        this.listener = listener;
    }

    /** As an observer, so that who has no listener needs neither class. */
    static CallObserver over(CallListener listener) {
        return new ListenerAdapter(listener);
    }

    @Override
    public void attemptStarted(Call call, int attempt) {
        listener.attemptStarted(
                new CallListener.AttemptStarted(call.operationId(), attempt, call.id(), call.pathArguments()));
    }

    @Override
    public void attemptEnded(
            Call call,
            int attempt,
            OptionalInt status,
            Optional<String> failure,
            Optional<RateLimit> rateLimit,
            Duration duration) {
        listener.attemptEnded(new CallListener.AttemptEnded(
                call.operationId(), attempt, status, failure, duration, call.id(), call.pathArguments(), rateLimit));
    }

    @Override
    public void retryScheduled(Call call, int failedAttempt, Duration delay) {
        listener.retryScheduled(new CallListener.RetryScheduled(
                call.operationId(), failedAttempt, delay, call.id(), call.pathArguments()));
    }

    @Override
    public void callEnded(
            Call call,
            int attempts,
            OptionalInt status,
            Optional<String> failure,
            Optional<RateLimit> rateLimit,
            Duration duration,
            Duration paced) {
        listener.callEnded(new CallListener.CallEnded(
                call.operationId(),
                attempts,
                status,
                failure,
                duration,
                call.id(),
                call.pathArguments(),
                rateLimit,
                paced));
    }

    @Override
    public void threw(Throwable thrown) {
        ListenerLog.write(warned.compareAndSet(false, true), listener.getClass(), thrown);
    }
}
