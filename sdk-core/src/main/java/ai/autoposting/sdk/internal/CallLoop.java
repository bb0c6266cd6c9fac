package ai.autoposting.sdk.internal;

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
    private final Observer observer;

    CallLoop(
            Credential credential,
            Wire wire,
            AnswerReader reader,
            RetryPolicy retries,
            TimeSource time,
            Sleeper sleeper,
            Observer observer) {
        this.credential = credential;
        this.wire = wire;
        this.reader = reader;
        this.retries = retries;
        this.time = time;
        this.sleeper = sleeper;
        this.observer = observer;
    }

    Deadline deadline(PreparedCall<?> call) {
        return Deadline.after(call.timeout, time);
    }

    /**
     * The whole way of a call.
     *
     * @throws AutopostingException when there is no result
     * @throws IllegalStateException when there is no usable API key
     */
    <T extends @Nullable Object> ApiResponse<T> run(
            PreparedCall<T> call, Deadline deadline, Cancellation cancellation) {
        CallRecord record = observer.callStarted(call, deadline);
        boolean doubtful = false;
        for (int attempts = 1; ; attempts++) {
            Failure failure = beforeAttempt(call, deadline, cancellation);
            if (failure != null) {
                throw record.ended(failure, failure.toException(ending(call, attempts - 1, doubtful)));
            }
            String key = call.operation().authenticated() ? credential.key() : null;
            record.attemptStarted(attempts);
            Attempt<T> attempt = attempt(call, key, deadline, cancellation);
            record.attemptEnded(attempts, attempt);
            failure = attempt.failure;
            if (failure == null) {
                record.ended(attempt.status, attempts);
                return response(attempt, attempts);
            }
            doubtful |= failure.outcome.mayHaveTakenEffect(call.operation().method());
            long wait = retries.decide(
                    attempts, call.maxRetries, call.operation().idempotent(), failure.outcome, deadline.left());
            if (wait == RetryPolicy.STOP) {
                throw record.ended(failure, failure.toException(ending(call, attempts, doubtful)));
            }
            record.retryScheduled(attempts, wait);
            pause(wait, cancellation);
        }
    }

    private static @Nullable Failure beforeAttempt(PreparedCall<?> call, Deadline deadline, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new NoAnswer(Outcome.of(Outcome.Kind.CANCELLED, false), "cancelled", null);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new NoAnswer(Outcome.of(Outcome.Kind.CANCELLED, false), "interrupted", null);
        }
        if (deadline.left() == 0) {
            return Breakdown.outOfTime(call, false, null);
        }
        return null;
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
            return Attempt.failed(
                    Breakdown.explain(failure, trace.sent, cancellation.isCancelled(), limit, limit == left, call),
                    ResponseHeaders.NONE);
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

    private static Ending ending(PreparedCall<?> call, int attempts, boolean doubtful) {
        return new Ending(call.id(), attempts, doubtful, call.secrets());
    }

    private void pause(long nanos, Cancellation cancellation) {
        try {
            sleeper.sleep(nanos, cancellation);
        } catch (InterruptedException interrupted) { // seen before the next attempt
            Thread.currentThread().interrupt();
        }
    }
}
