package ai.autoposting.sdk;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hears what the client does. Events name operations, statuses and times, never a header's value or a body.
 *
 * <p>Methods run on the thread that carries out the call, and what they take counts into its time, so keep them short. What
 * they throw is ignored. One listener hears all calls of a client, from many threads at once.
 *
 * <p>{@link #callEnded} is told exactly once of every call that was begun, however it ends: also when it is cancelled or runs
 * out of time while it waits for an executor, when the executor refuses it, when there is no key, and when it ends with an
 * {@code Error} of the JVM. A future is completed after that, unless it is its caller who completes it. A call that is
 * refused because the client is closed or because of its arguments was not begun. A call that ends before it got its turn is told of
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
     * @param operationId the operation
     * @param attempt 1 for the first
     */
    record AttemptStarted(String operationId, int attempt) {}

    /**
     * An attempt has ended.
     *
     * @param operationId the operation
     * @param attempt 1 for the first
     * @param status the HTTP status; empty when no response arrived
     * @param failure the simple name of the exception that the call would end with, such as {@code RateLimitException};
     *     empty when the attempt gave a result
     * @param duration how long the attempt took, decoding included
     */
    record AttemptEnded(
            String operationId, int attempt, OptionalInt status, Optional<String> failure, Duration duration) {}

    /**
     * The call will be tried again.
     *
     * @param operationId the operation
     * @param failedAttempt the attempt that failed, 1 for the first
     * @param delay the wait before the next one
     */
    record RetryScheduled(String operationId, int failedAttempt, Duration delay) {}

    /**
     * The call has ended.
     *
     * @param operationId the operation
     * @param attempts how many attempts were begun; 0 when it ended before the first
     * @param status the HTTP status of the last attempt; empty when it got no response
     * @param failure the simple name of the exception that the call ended with, {@code CallCancelledException} whenever it was
     *     the caller who completed the future; empty when it gave a result
     * @param duration how long the call took, waiting for an executor, retries and waits included
     */
    record CallEnded(
            String operationId, int attempts, OptionalInt status, Optional<String> failure, Duration duration) {}
}
