package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallCancelledException;
import ai.autoposting.sdk.internal.http.Cancellation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call from its beginning to its end: whatever happens between, it ends with a result, a documented exception or an
 * {@code Error} of the JVM, and the listener hears of it once.
 */
final class BegunCall<T extends @Nullable Object> {
    private final Supplier<CallLoop> loop;
    private final PreparedCall<T> call;
    private final Deadline deadline;
    private final CallEvents events;
    private final Cancellation cancellation;

    BegunCall(
            Supplier<CallLoop> loop,
            PreparedCall<T> call,
            Deadline deadline,
            CallEvents events,
            Cancellation cancellation) {
        this.loop = loop;
        this.call = call;
        this.deadline = deadline;
        this.events = events;
        this.cancellation = cancellation;
    }

    Deadline deadline() {
        return deadline;
    }

    /**
     * The whole way of the call, which {@link #cancel} ends.
     *
     * @throws AutopostingException when there is no result
     * @throws IllegalStateException when there is no usable API key
     */
    ApiResponse<T> carryOut() {
        while (true) {
            ApiResponse<T> response = goOn();
            if (response != null) {
                return response;
            }
            await();
        }
    }

    /**
     * The way of the call until it has to wait, for {@link #pause} or until it is woken.
     *
     * @return null when it has to; else it is over
     * @throws AutopostingException when there is no result
     * @throws IllegalStateException when there is no usable API key
     */
    @Nullable
    ApiResponse<T> goOn() {
        ApiResponse<T> response;
        try {
            response = loop.get().goOn(call, deadline, cancellation, events);
        } catch (Throwable failure) {
            throw failed(failure);
        }
        if (response != null) {
            call.close();
            events.callEnded((Throwable) null);
        }
        return response;
    }

    /** Waits on this thread, as {@link #carryOut} does. */
    void await() {
        try {
            loop.get().await(cancellation, events);
        } catch (Throwable failure) {
            throw failed(failure);
        }
    }

    /** In nanoseconds. */
    long pause() {
        return events.pause;
    }

    /** What is run when the call, while it waits, should go on before its time; by a thread that has no time for it. */
    void onWake(Runnable told) {
        cancellation.onWake(told);
    }

    /** It does not wait for its quota any more, so that those behind it do not wait for it. */
    void leaveLine() {
        events.leaveLine();
    }

    private RuntimeException failed(Throwable failure) {
        events.leaveLine(); // first, whatever fails next
        try {
            Throwable end = documented(failure);
            events.callEnded(end);
            if (end instanceof Error fatal) {
                throw fatal;
            }
            return (RuntimeException) end;
        } finally {
            call.close();
        }
    }

    private Throwable documented(Throwable failure) {
        if (failure instanceof AutopostingException) {
            return failure;
        }
        if (failure instanceof ApiKeyProvider.NoKey noKey) {
            return noKey.shown();
        }
        boolean passedOn = failure instanceof Error;
        AutopostingException end = connectionException(
                "ended by " + RedactedException.name(failure), passedOn ? null : RedactedException.of(failure));
        if (!passedOn) {
            return end;
        }
        failure.addSuppressed(end); // so that the doubt is not lost with the call
        return failure;
    }

    private AutopostingException connectionException(String what, @Nullable Throwable cause) {
        return FailureClassifier.brokenOff(summary(), what, cause);
    }

    private CallSummary summary() {
        return CallSummary.of(call, events.attempts(), events.isDoubtful(), events.lastResponse());
    }

    /** Instead of carrying it out: there is nothing to run it, which is passed on as it is. */
    void endBroken(Throwable failure) {
        call.close();
        events.callEnded(failure);
    }

    /** The result is nobody's: the future was completed before. */
    void discard(ApiResponse<T> response) {
        if (call.plan.isDownload) {
            DownloadBody.close(response.data());
        }
    }

    void cancel() {
        cancellation.cancel();
    }

    /** Whether users' code is to hear of the end, or holds something that is to be closed then. */
    boolean endIsHeard() {
        return events.isHeard() || call.holdsSources();
    }

    /** Instead of carrying it out: it never got its turn, or not again. */
    AutopostingException endOutOfTime() {
        return ended(FailureClassifier.outOfTime(call, false, null).toException(summary()));
    }

    /** Instead of carrying it out: no thread takes it. */
    AutopostingException endRefused(String why, @Nullable Throwable cause) {
        return ended(connectionException((events.attempts() == 0 ? "not sent, " : "not sent again, ") + why, cause));
    }

    /** Instead of carrying it out: an {@code Error} of the JVM came, which is passed on. */
    Error endFatally(Error fatal) {
        call.close();
        events.callEnded(documented(fatal));
        return fatal;
    }

    /** Instead of carrying it out: it was cancelled, so that nobody waits for what it ends with. */
    void endCancelled() {
        call.close();
        events.callEnded(CallCancelledException.class);
    }

    private AutopostingException ended(AutopostingException end) {
        call.close();
        events.callEnded(end);
        return end;
    }
}
