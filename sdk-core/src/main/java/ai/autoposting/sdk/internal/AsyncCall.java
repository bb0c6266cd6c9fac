package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call on a worker, and the future that stands for it: whatever completes the future ends the call. Who takes it, to
 * run it or to end it, is the only one to do so, and counts it out before the future is completed.
 */
final class AsyncCall<T extends @Nullable Object> implements Runnable {
    private final CompletableFuture<ApiResponse<T>> future;
    private final BegunCall<T> call;
    private final Resources resources;
    private final Workers workers;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable Future<?> alarm;

    AsyncCall(CompletableFuture<ApiResponse<T>> future, BegunCall<T> call, Resources resources, Workers workers) {
        this.future = future;
        this.call = call;
        this.resources = resources;
        this.workers = workers;
    }

    /** Hands the call to a worker. Never throws: what goes wrong completes the future. */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only passes the end on
    void start() {
        try {
            future.whenComplete((response, failure) -> futureCompleted());
            if (!workers.begin(this)) {
                watch();
            }
        } catch (Error fatal) {
            if (takeBack()) {
                fail(call.endFatally(fatal));
            }
        } catch (Exception refused) { // of whatever kind: it can be the user's executor
            if (takeBack()) {
                fail(call.endRefused(workers.why(refused), refused));
            }
        }
    }

    /** It waits in a queue, where time passes too. */
    private void watch() {
        if (taken.get()) {
            return;
        }
        try {
            alarm = resources.alarms().set(this::ring, call.deadline().left());
        } catch (OutOfMemoryError full) {
            if (takeBack()) {
                fail(call.endRefused("since it has to wait and no thread can be started to watch its time", full));
            }
        }
        if (taken.get()) {
            silence();
        }
    }

    /** On the timer's thread, which has no time for what ends a call. Rings again while there is no thread for that. */
    private void ring() {
        try {
            if (!taken.get()) {
                resources.endings().begin(this::timeIsOver);
            }
            silence();
        } catch (Throwable full) {
            // The alarm is still set.
        }
    }

    private void timeIsOver() {
        if (takeBack()) {
            fail(call.endOutOfTime());
        }
    }

    /** By this object or by the user, on whatever thread. */
    private void futureCompleted() {
        if (takeBack()) {
            tellOfCancel();
            resources.release();
        }
        call.cancel();
    }

    /** On a thread of ours: it may be a timer of the user's or of the JVM that completes the future. */
    private void tellOfCancel() {
        if (call.endIsHeard()) {
            try {
                resources.endings().begin(call::endCancelled);
            } catch (Throwable full) {
                call.endCancelled();
            }
        }
    }

    @Override
    public void run() {
        if (!take()) { // ended while it waited
            return;
        }
        ApiResponse<T> response;
        try {
            response = call.carryOut();
        } catch (Throwable failure) {
            workers.almostDone();
            fail(failure);
            return;
        }
        workers.almostDone();
        resources.release();
        if (!future.complete(response)) {
            call.discard(response);
        }
    }

    private void fail(Throwable failure) {
        resources.release();
        future.completeExceptionally(failure);
    }

    private boolean take() {
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        silence();
        return true;
    }

    /** Takes it before a worker does. */
    private boolean takeBack() {
        if (!take()) {
            return false;
        }
        workers.withdraw(this);
        return true;
    }

    /** Takes the alarm off the timer, which would else keep the call and its result until the deadline. */
    private void silence() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
    }
}
