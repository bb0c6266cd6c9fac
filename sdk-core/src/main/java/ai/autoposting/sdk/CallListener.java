package ai.autoposting.sdk;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.runtime.PathArguments;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hears what the client does. Events name operations, path arguments, statuses, times and the rate limit, never another
 * header's value or a body.
 *
 * <p>Methods run on the thread that carries out the call, and what they take counts into its time, so keep them short. What
 * they throw, an {@code Error} too, changes nothing of the call; the {@code System.Logger} named {@code ai.autoposting.sdk} is told its
 * type and place, never its text: at level WARNING the first time, at DEBUG from then on. One listener hears all calls of a client, from many threads at once.
 *
 * <p>{@link #callEnded} is told exactly once of every call that was begun, however it ends: also when it is cancelled or runs
 * out of time while it waits for an executor, when the executor refuses it, when there is no key, when its arguments do not fit (then
 * without path arguments), and when it ends with an {@code Error} of the JVM. A future is completed after that, unless it is its
 * caller who completes it. A call that is refused because the client is closed, or an argument is null, was not begun. A call that ends before it got its turn is told of
 * by a thread of the client's own, or by the caller's while that makes the call; never by a timer's thread.
 */
public interface CallListener {
    /** An attempt is about to be made. */
    default void attemptStarted(AttemptStarted event) {}

    /** An attempt has ended, with a response or without; that of a download with the response's head. */
    default void attemptEnded(AttemptEnded event) {}

    /** The call will be tried again after a wait. */
    default void retryScheduled(RetryScheduled event) {}

    /** The call has ended; nothing more will be heard of it. */
    default void callEnded(CallEnded event) {}

    /**
     * An attempt is about to be made.
     *
     * @param operationId the operation's id, such as {@code storePlatformToken}
     * @param attempt 1 for the first
     * @param callId the call: no other one of this client, or of those made from it, has the same
     * @param pathArguments its path arguments; those of secret names are left out, secrets in the others are masked
     */
    record AttemptStarted(String operationId, int attempt, long callId, Map<String, String> pathArguments) {
        /** Keeps a copy of the path arguments, without those of secret names. */
        public AttemptStarted {
            pathArguments = PathArguments.withoutSecrets(pathArguments);
        }

        /** Without what tells calls apart, for a test's own events. */
        public AttemptStarted(String operationId, int attempt) {
            this(operationId, attempt, 0, Map.of());
        }
    }

    /**
     * An attempt has ended.
     *
     * @param operationId the operation's id, such as {@code storePlatformToken}
     * @param attempt 1 for the first
     * @param status the HTTP status; empty when no response arrived
     * @param failure the simple name of the exception that the call would end with, such as {@code RateLimitException};
     *     empty when the attempt gave a result
     * @param duration how long the attempt took, decoding included
     * @param callId the call: no other one of this client, or of those made from it, has the same
     * @param pathArguments its path arguments; those of secret names are left out, secrets in the others are masked
     * @param rateLimit what the response said of the rate limit; empty when it said nothing
     */
    record AttemptEnded(
            String operationId,
            int attempt,
            OptionalInt status,
            Optional<String> failure,
            Duration duration,
            long callId,
            Map<String, String> pathArguments,
            Optional<RateLimit> rateLimit) {
        /** Keeps a copy of the path arguments, without those of secret names. */
        public AttemptEnded {
            pathArguments = PathArguments.withoutSecrets(pathArguments);
        }

        /** Without what tells calls apart, for a test's own events. */
        public AttemptEnded(
                String operationId, int attempt, OptionalInt status, Optional<String> failure, Duration duration) {
            this(operationId, attempt, status, failure, duration, 0, Map.of(), Optional.empty());
        }
    }

    /**
     * The call will be tried again.
     *
     * @param operationId the operation's id, such as {@code storePlatformToken}
     * @param failedAttempt the attempt that failed, 1 for the first
     * @param delay the wait before the next one, which a cancelled call does not wait to its end
     * @param callId the call: no other one of this client, or of those made from it, has the same
     * @param pathArguments its path arguments; those of secret names are left out, secrets in the others are masked
     */
    record RetryScheduled(
            String operationId, int failedAttempt, Duration delay, long callId, Map<String, String> pathArguments) {
        /** Keeps a copy of the path arguments, without those of secret names. */
        public RetryScheduled {
            pathArguments = PathArguments.withoutSecrets(pathArguments);
        }

        /** Without what tells calls apart, for a test's own events. */
        public RetryScheduled(String operationId, int failedAttempt, Duration delay) {
            this(operationId, failedAttempt, delay, 0, Map.of());
        }
    }

    /**
     * The call has ended.
     *
     * @param operationId the operation's id, such as {@code storePlatformToken}
     * @param attempts how many attempts were begun; 0 when it ended before the first
     * @param status the HTTP status of the last attempt; empty when it got no response
     * @param failure the simple name of the exception that the call ended with, {@code CallCancelledException} whenever it was
     *     the caller who completed the future; empty when it gave a result
     * @param duration how long the call took, waiting for an executor, retries and waits included
     * @param callId the call: no other one of this client, or of those made from it, has the same
     * @param pathArguments its path arguments; those of secret names are left out, secrets in the others are masked
     * @param rateLimit what the call's last response said of the rate limit; empty when it said nothing
     * @param paced how much of the duration it waited for its turn in the rate limit, also when it did not get one; zero
     *     without {@link Pacing#byRateLimit()}
     */
    record CallEnded(
            String operationId,
            int attempts,
            OptionalInt status,
            Optional<String> failure,
            Duration duration,
            long callId,
            Map<String, String> pathArguments,
            Optional<RateLimit> rateLimit,
            Duration paced) {
        /** Keeps a copy of the path arguments, without those of secret names. */
        public CallEnded {
            pathArguments = PathArguments.withoutSecrets(pathArguments);
        }

        /** Without what tells calls apart, for a test's own events. */
        public CallEnded(
                String operationId, int attempts, OptionalInt status, Optional<String> failure, Duration duration) {
            this(operationId, attempts, status, failure, duration, 0, Map.of(), Optional.empty(), Duration.ZERO);
        }
    }
}
