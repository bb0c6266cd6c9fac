package ai.autoposting.sdk.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Is told what becomes of calls. What it throws is ignored. A status is empty when no response arrived. */
public interface CallObserver {
    default void attemptStarted(String operationId, int attempt) {}

    default void attemptEnded(
            String operationId, int attempt, OptionalInt status, Optional<String> failure, Duration duration) {}

    default void retryScheduled(String operationId, int failedAttempt, Duration delay) {}

    default void callEnded(
            String operationId, int attempts, OptionalInt status, Optional<String> failure, Duration duration) {}
}
