package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Is told what becomes of calls. What it throws harms no call, and is told to {@link #threw}. A status is empty when no response arrived. */
public interface CallObserver {
    /**
     * Which call it is.
     *
     * @param id no other call's of the client and of those made from it
     * @param pathArguments masked, without those of secret names
     */
    record Call(long id, String operationId, Map<String, String> pathArguments) {}

    default void attemptStarted(Call call, int attempt) {}

    default void attemptEnded(
            Call call,
            int attempt,
            OptionalInt status,
            Optional<String> failure,
            Optional<RateLimit> rateLimit,
            Duration duration) {}

    default void retryScheduled(Call call, int failedAttempt, Duration delay) {}

    /** @param paced how much of the duration was spent waiting for its turn in the rate limit */
    default void callEnded(
            Call call,
            int attempts,
            OptionalInt status,
            Optional<String> failure,
            Optional<RateLimit> rateLimit,
            Duration duration,
            Duration paced) {}

    /** One of the others threw this. */
    default void threw(Throwable thrown) {}
}
