package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.error.AutopostingException;
import org.jspecify.annotations.Nullable;

/** Carries one call out, attempt by attempt, until there is a result or no use in going on. */
final class CallLoop {
    private final Credential credential;
    private final Wire wire;
    private final AnswerReader reader;
    private final RetryPolicy retries;
    private final TimeSource time;
    private final Sleeper sleeper;
    private final @Nullable CallListener listener;

    CallLoop(
            Credential credential,
            Wire wire,
            AnswerReader reader,
            RetryPolicy retries,
            TimeSource time,
            Sleeper sleeper,
            @Nullable CallListener listener) {
        this.credential = credential;
        this.wire = wire;
        this.reader = reader;
        this.retries = retries;
        this.time = time;
        this.sleeper = sleeper;
        this.listener = listener;
    }

    /**
     * The whole way of a call.
     *
     * @throws AutopostingException when there is no result
     * @throws IllegalStateException when there is no usable API key
     */
    <T extends @Nullable Object> ApiResponse<T> run(
            PreparedCall<T> call, Deadline deadline, Cancellation cancellation) {
        CallRecord record = new CallRecord(call, deadline, listener, time);
        try {
            ApiResponse<T> response = run(call, deadline, cancellation, record);
            record.callEnded(null);
            return response;
        } catch (RuntimeException failure) {
            record.callEnded(failure);
            throw failure;
        }
    }

    private <T extends @Nullable Object> ApiResponse<T> run(
            PreparedCall<T> call, Deadline deadline, Cancellation cancellation, CallRecord record) {
        boolean doubtful = false;
        for (int attempts = 0; ; ) {
            Failure obstacle = obstacle(call, deadline, cancellation);
            if (obstacle != null) {
                throw obstacle.toException(new Ending(call.id(), attempts, doubtful, call.secrets()));
            }
            String key = call.operation().authenticated() ? credential.key() : null;
            record.attemptStarted(++attempts);
            Attempt<T> attempt = attempt(call, key, deadline, cancellation);
            record.attemptEnded(attempt);
            Failure failure = attempt.failure;
            if (failure == null) {
                return response(attempt, attempts);
            }
            doubtful |= failure.outcome.mayHaveTakenEffect(call.operation().method());
            boolean idempotent = call.operation().idempotent();
            long wait = retries.decide(attempts, call.maxRetries, idempotent, failure.outcome, deadline.left());
            if (wait == RetryPolicy.STOP) {
                throw failure.toException(new Ending(call.id(), attempts, doubtful, call.secrets()));
            }
            record.retryScheduled(wait);
            pause(wait, cancellation);
        }
    }

    /** What keeps an attempt from being begun. */
    private static @Nullable Failure obstacle(PreparedCall<?> call, Deadline deadline, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new NoAnswer(Outcome.of(Outcome.Kind.CANCELLED, false), "cancelled", null);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NoAnswer(Outcome.of(Outcome.Kind.CANCELLED, false), "interrupted", null);
        }
        return deadline.left() > 0 ? null : Breakdown.outOfTime(call, false, null);
    }

    private <T extends @Nullable Object> Attempt<T> attempt(
            PreparedCall<T> call, @Nullable String key, Deadline deadline, Cancellation cancellation) {
        if (key != null) {
            call.sentWith(key);
        }
        long left = Math.max(1, deadline.left());
        long limit = Math.min(call.attemptTimeout, left);
        Wire.Trace trace = new Wire.Trace();
        try (Answer answer = wire.send(call, key, limit, cancellation, trace)) {
            return reader.read(call, answer);
        } catch (Exception failure) { // not only IOException: OkHttp throws a raw InterruptedException at times
            NoAnswer explained =
                    Breakdown.explain(failure, trace.sent, cancellation.isCancelled(), limit, limit == left, call);
            return Attempt.failed(explained, ResponseHeaders.NONE);
        } finally {
            cancellation.detach();
        }
    }

    private static <T extends @Nullable Object> ApiResponse<T> response(Attempt<T> attempt, int attempts) {
        return ApiResponse.builder(attempt.data())
                .status(attempt.status)
                .attempts(attempts)
                .headers(attempt.headers)
                .build();
    }

    private void pause(long nanos, Cancellation cancellation) {
        try {
            sleeper.sleep(nanos, cancellation);
        } catch (InterruptedException interrupted) { // seen before the next attempt
            Thread.currentThread().interrupt();
        }
    }
}
