package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.error.AutopostingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Carries one call out, attempt by attempt, until there is a result or no use in going on. */
final class CallLoop {
    /** What there is to say of a request that was sent and of nothing that came back. */
    private static final Outcome SENT = Outcome.of(Outcome.Kind.DISCONNECTED, true);

    private final Credential credential;
    private final Wire wire;
    private final AnswerReader reader;
    private final RetryPolicy retries;
    private final Sleeper sleeper;

    CallLoop(Credential credential, Wire wire, AnswerReader reader, RetryPolicy retries, Sleeper sleeper) {
        this.credential = credential;
        this.wire = wire;
        this.reader = reader;
        this.retries = retries;
        this.sleeper = sleeper;
    }

    /**
     * The whole way of a call.
     *
     * @param record is told how far it came, also when it ends with an {@code Error}
     * @throws AutopostingException when there is no result
     * @throws Credential.NoKey when there is no usable API key
     */
    <T extends @Nullable Object> ApiResponse<T> run(
            PreparedCall<T> call, Deadline deadline, Cancellation cancellation, CallRecord record)
            throws Credential.NoKey {
        while (true) {
            requireFreeWay(call, deadline, cancellation, record);
            String key = call.operation().authenticated() ? key(cancellation) : null;
            requireFreeWay(call, deadline, cancellation, record); // users' code has been running
            record.attemptStarted();
            Attempt<T> attempt = attempt(call, key, deadline, cancellation, record);
            Failure failure = attempt.failure;
            String method = call.operation().method();
            record.doubt((failure == null ? SENT : failure.outcome).mayHaveTakenEffect(method));
            record.attemptEnded(attempt);
            if (failure == null) {
                return response(attempt, record.attempts());
            }
            boolean idempotent = call.operation().idempotent();
            long wait =
                    retries.decide(record.attempts(), call.maxRetries, idempotent, failure.outcome, deadline.left());
            if (wait == RetryPolicy.STOP) {
                throw exception(failure, call, record);
            }
            record.retryScheduled(wait);
            pause(wait, cancellation);
        }
    }

    private static void requireFreeWay(
            PreparedCall<?> call, Deadline deadline, Cancellation cancellation, CallRecord record) {
        Failure obstacle = obstacle(call, deadline.left(), cancellation);
        if (obstacle != null) {
            throw exception(obstacle, call, record);
        }
    }

    /** What keeps an attempt from being begun. */
    private static @Nullable Failure obstacle(PreparedCall<?> call, long left, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return Breakdown.cancelled("cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            return Breakdown.cancelled("interrupted");
        }
        return left > 0 ? null : Breakdown.outOfTime(call, false, null);
    }

    private static AutopostingException exception(Failure failure, PreparedCall<?> call, CallRecord record) {
        return failure.toException(new Ending(call.id(), record.attempts(), record.isDoubtful(), call.secrets()));
    }

    /** Null when there is no use in one any more, which is looked at next. */
    private @Nullable String key(Cancellation cancellation) throws Credential.NoKey {
        try {
            return credential.key();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Credential.NoKey noKey) {
            if (cancellation.isCancelled()) {
                return null;
            }
            throw noKey;
        }
    }

    private <T extends @Nullable Object> Attempt<T> attempt(
            PreparedCall<T> call,
            @Nullable String key,
            Deadline deadline,
            Cancellation cancellation,
            CallRecord record) {
        long left = deadline.left();
        Failure obstacle = obstacle(call, left, cancellation); // the listener may have taken its time
        if (obstacle != null) {
            return Attempt.failed(obstacle, ResponseHeaders.NONE);
        }
        if (key != null) {
            call.sentWith(key);
        }
        long limit = Math.min(call.attemptTimeout, left);
        Wire.Trace trace = new Wire.Trace();
        Answer answer = null;
        try {
            answer = wire.send(call, key, limit, cancellation, trace);
            return read(call, answer);
        } catch (
                Exception
                        failure) { // not only IOException: users' code runs in there, and OkHttp throws others at times
            boolean cancelled = cancellation.isCancelled();
            Exception known = known(failure, cancelled, left - deadline.left() >= limit);
            return known == null
                    ? Unforeseen.failed(failure, answer, trace.sent)
                    : Attempt.failed(
                            Breakdown.explain(known, trace.sent, cancelled, limit, limit == left, call),
                            ResponseHeaders.NONE);
        } catch (Error fatal) {
            record.doubt(trace.sent && SENT.mayHaveTakenEffect(call.operation().method()));
            throw fatal;
        } finally {
            cancellation.detach();
        }
    }

    /** What there is an explanation for; null when there is none. */
    private static @Nullable Exception known(Exception failure, boolean cancelled, boolean late) {
        if (failure instanceof IOException || cancelled || Interrupts.isOne(failure)) {
            return failure;
        }
        return late ? new InterruptedIOException("timeout") : null; // what is cut off can fail in any way
    }

    private <T extends @Nullable Object> Attempt<T> read(PreparedCall<T> call, Answer answer) throws IOException {
        try {
            return reader.read(call, answer);
        } finally {
            close(answer);
        }
    }

    /** What was read stays true, whatever goes wrong afterwards. */
    private static void close(Answer answer) {
        try {
            answer.close();
        } catch (Exception afterwards) {
            Interrupts.restore(afterwards);
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
