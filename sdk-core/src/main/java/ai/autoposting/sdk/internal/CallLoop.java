package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.HttpRequest.Authorization;
import ai.autoposting.sdk.internal.http.HttpResponse;
import ai.autoposting.sdk.internal.http.HttpTransport;
import ai.autoposting.sdk.internal.http.HttpTransportException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Carries one call out, attempt by attempt, until there is a result or no use in going on. */
final class CallLoop {
    /** What there is to say of a request that was sent and of nothing that came back. */
    private static final FailureFacts SENT = FailureFacts.of(FailureFacts.Kind.DISCONNECTED, true);

    private final ApiKeyProvider keys;
    private final HttpTransport transport;
    private final ResponseReader reader;
    private final RetryPolicy retries;
    private final Sleeper sleeper;
    private final @Nullable Pacer pacer;

    CallLoop(
            ApiKeyProvider keys, HttpTransport transport, ResponseReader reader, RetryPolicy retries, Sleeper sleeper) {
        this(keys, transport, reader, retries, sleeper, null);
    }

    /** @param pacer null where no call waits for its quota */
    CallLoop(
            ApiKeyProvider keys,
            HttpTransport transport,
            ResponseReader reader,
            RetryPolicy retries,
            Sleeper sleeper,
            @Nullable Pacer pacer) {
        this.keys = keys;
        this.transport = transport;
        this.reader = reader;
        this.retries = retries;
        this.sleeper = sleeper;
        this.pacer = pacer;
    }

    /** Makes ready for the first call. Never throws. */
    void warmUp() {
        transport.warmUp();
    }

    /**
     * The way of a call until it has to wait.
     *
     * @param events knows how far it has come, and is told how far it came, also when it ends with an {@code Error}
     * @return null when it has to wait for {@link CallEvents#pause}, or until it is woken, and to go on then
     * @throws AutopostingException when there is no result
     * @throws ApiKeyProvider.NoKey when there is no usable API key
     */
    <T extends @Nullable Object> @Nullable ApiResponse<T> goOn(
            PreparedCall<T> call, Deadline deadline, Cancellation cancellation, CallEvents events)
            throws ApiKeyProvider.NoKey {
        while (true) {
            if (events.turn == null) {
                makeReady(call, deadline, cancellation, events);
            }
            if (mustWait(call, deadline, events)) {
                return null;
            }
            Authorization authorization = events.authorization;
            events.authorization = null;
            AttemptResult<T> attempt = inTurn(call, authorization, deadline, cancellation, events);
            AttemptFailure failure = attempt.failure;
            events.doubt(mayHaveTakenEffect(call, failure == null ? SENT : failure.facts));
            events.attemptEnded(attempt);
            if (failure == null) {
                return response(attempt, events.attempts());
            }
            if (failure.facts.status() == 401 && authorization != null && events.uncounted == 0) {
                events.authorization = otherKey(call, authorization, deadline);
                if (events.authorization != null) {
                    events.uncounted = 1;
                    events.retryScheduled(0);
                    continue;
                }
            }
            events.pause = wait(failure, call, deadline, events);
            events.retryScheduled(events.pause);
            return null;
        }
    }

    private void makeReady(PreparedCall<?> call, Deadline deadline, Cancellation cancellation, CallEvents events)
            throws ApiKeyProvider.NoKey {
        requireFreeWay(call, deadline, cancellation, events);
        Authorization authorization = events.authorization;
        if (authorization == null) {
            authorization = authorization(call, cancellation);
            events.authorization = authorization;
        }
        requireFreeWay(call, deadline, cancellation, events); // users' code has been running
        if (pacer != null && authorization != null) {
            events.turn = pacer.lineUp(authorization.secret, cancellation);
        }
    }

    /** Whether the key's quota has no room for it yet. */
    private static boolean mustWait(PreparedCall<?> call, Deadline deadline, CallEvents events) {
        Pacer.Turn turn = events.turn;
        if (turn == null) {
            return false;
        }
        events.pause = turn.ask(call, deadline);
        if (turn.obstacle != null) {
            throw turn.obstacle.toException(
                    CallSummary.of(call, events.attempts(), events.isDoubtful(), turn.line.last()));
        }
        return events.pause > 0;
    }

    private <T extends @Nullable Object> AttemptResult<T> inTurn(
            PreparedCall<T> call,
            @Nullable Authorization authorization,
            Deadline deadline,
            Cancellation cancellation,
            CallEvents events) {
        Pacer.Turn turn = events.takeTurn();
        AttemptResult<T> attempt = null;
        try {
            events.attemptStarted();
            attempt = attempt(call, authorization, deadline, cancellation, events);
            return attempt;
        } finally {
            if (turn != null) {
                turn.end(attempt);
            }
        }
    }

    private long wait(AttemptFailure failure, PreparedCall<?> call, Deadline deadline, CallEvents events) {
        boolean idempotent = call.operation().idempotent();
        int counted = events.attempts() - events.uncounted;
        long wait = call.canBeSentAgain()
                ? retries.decide(counted, call.maxRetries, idempotent, failure.facts, deadline.left())
                : RetryPolicy.STOP;
        if (wait == RetryPolicy.STOP) {
            throw exception(failure, call, events);
        }
        return wait;
    }

    private static void requireFreeWay(
            PreparedCall<?> call, Deadline deadline, Cancellation cancellation, CallEvents events) {
        AttemptFailure obstacle = obstacle(call, deadline.left(), cancellation);
        if (obstacle != null) {
            throw exception(obstacle, call, events);
        }
    }

    /** What keeps an attempt from being begun. */
    static @Nullable AttemptFailure obstacle(PreparedCall<?> call, long left, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return FailureClassifier.cancelled("cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            return FailureClassifier.cancelled("interrupted");
        }
        return left > 0 ? null : FailureClassifier.outOfTime(call, false, null);
    }

    private static AutopostingException exception(AttemptFailure failure, PreparedCall<?> call, CallEvents events) {
        return failure.toException(CallSummary.of(call, events.attempts(), events.isDoubtful(), events.lastResponse()));
    }

    /** Null when there is none, or no use in one any more, which is looked at next. */
    private @Nullable Authorization authorization(PreparedCall<?> call, Cancellation cancellation)
            throws ApiKeyProvider.NoKey {
        if (!call.operation().authenticated()) {
            return null;
        }
        try {
            return keys.key(call.operation().keyHeader().orElse(null), call.apiKey);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ApiKeyProvider.NoKey noKey) {
            if (cancellation.isCancelled()) {
                return null;
            }
            throw noKey;
        }
    }

    /** After a refusal of this one, the other that there is by now: the request was not carried out. Null when there is none. */
    private @Nullable Authorization otherKey(PreparedCall<?> call, Authorization refused, Deadline deadline) {
        if (call.apiKey != null || !call.canBeSentAgain()) {
            return null;
        }
        try {
            Authorization now = keys.key(call.operation().keyHeader().orElse(null), null);
            return now.secret.equals(refused.secret) || deadline.left() == 0 ? null : now;
        } catch (InterruptedException interrupted) { // seen before the next attempt
            Thread.currentThread().interrupt();
            return refused;
        } catch (ApiKeyProvider.NoKey none) {
            return null; // the refusal says more
        }
    }

    private static boolean mayHaveTakenEffect(PreparedCall<?> call, FailureFacts facts) {
        return RetryPolicy.mayHaveTakenEffect(facts, call.operation().method());
    }

    private <T extends @Nullable Object> AttemptResult<T> attempt(
            PreparedCall<T> call,
            @Nullable Authorization authorization,
            Deadline deadline,
            Cancellation cancellation,
            CallEvents events) {
        long left = deadline.left();
        AttemptFailure obstacle = obstacle(call, left, cancellation); // the listener may have taken its time
        if (obstacle != null) {
            return AttemptResult.failed(obstacle, ResponseHeaders.NONE);
        }
        if (authorization != null) {
            call.sentWith(authorization.secret);
        }
        long limit = Math.min(call.attemptTimeout, left);
        HttpResponse response = null;
        boolean sent;
        Throwable failure;
        try {
            response = transport.send(call.request, authorization, limit, cancellation);
            return call.plan.isDownload && DownloadBody.isOne(response.status())
                    ? download(call, response, events, limit)
                    : read(call, response);
        } catch (HttpTransportException noResponse) {
            sent = noResponse.sent;
            failure = noResponse.reason();
        } catch (Throwable whileReading) {
            sent = response != null && response.sent();
            failure = whileReading;
        } finally {
            cancellation.detach();
        }
        if (failure instanceof Error fatal) {
            events.doubt(sent && mayHaveTakenEffect(call, SENT));
            throw fatal;
        }
        boolean cancelled = cancellation.isCancelled();
        Throwable known = known(failure, cancelled, left - deadline.left() >= limit);
        if (known == null) {
            return AttemptResult.failed(
                    FailureClassifier.unforeseen(failure, response, sent),
                    response == null ? ResponseHeaders.NONE : response.headers());
        }
        return AttemptResult.failed(
                FailureClassifier.explain(known, sent, cancelled, limit, limit == left, call), ResponseHeaders.NONE);
    }

    /** What there is an explanation for; null when there is none. */
    private static @Nullable Throwable known(Throwable failure, boolean cancelled, boolean late) {
        if (failure instanceof IOException || cancelled || Interrupts.isOne(failure)) {
            return failure;
        }
        return late ? new InterruptedIOException("timeout") : null; // what is cut off can fail in any way
    }

    /** What comes of it holds the response, unless it is a failure. */
    private static <T extends @Nullable Object> AttemptResult<T> download(
            PreparedCall<T> call, HttpResponse response, CallEvents events, long limit) {
        boolean doubtful = events.isDoubtful() || mayHaveTakenEffect(call, SENT);
        AttemptResult<T> result = null;
        try {
            result = DownloadBody.open(call, response, events.attempts(), doubtful, limit);
            return result;
        } finally {
            if (result == null || result.failure != null) {
                close(response);
            }
        }
    }

    private <T extends @Nullable Object> AttemptResult<T> read(PreparedCall<T> call, HttpResponse response)
            throws IOException {
        try {
            return reader.read(call, response);
        } finally {
            close(response);
        }
    }

    /** What was read stays true, whatever goes wrong afterwards. */
    private static void close(HttpResponse response) {
        try {
            response.close();
        } catch (Exception afterwards) {
            Interrupts.restore(afterwards);
        }
    }

    private static <T extends @Nullable Object> ApiResponse<T> response(AttemptResult<T> attempt, int attempts) {
        return ApiResponse.builder(attempt.data())
                .status(attempt.status)
                .attempts(attempts)
                .headers(attempt.headers)
                .build();
    }

    /** What a call does that has to wait: until {@link CallEvents#pause} is over, or it is woken or cancelled. */
    void await(Cancellation cancellation, CallEvents events) {
        try {
            sleeper.sleep(events.pause, cancellation);
        } catch (InterruptedException interrupted) { // seen before the next attempt
            Thread.currentThread().interrupt();
        }
    }
}
