package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call on a worker, and the future that stands for it: whatever completes the future ends the call. Who takes it, to
 * run it or to end it, is the only one to do so, and counts it out before the future is completed. Where workers are few it
 * holds none while it only waits, and is there to be taken again.
 */
final class AsyncCall<T extends @Nullable Object> implements Runnable {
    private final CompletableFuture<ApiResponse<T>> future;
    private final BegunCall<T> call;
    private final Resources resources;
    private final Workers workers;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable ThreadlessWait wait;

    AsyncCall(CompletableFuture<ApiResponse<T>> future, BegunCall<T> call, Resources resources, Workers workers) {
        this.future = future;
        this.call = call;
        this.resources = resources;
        this.workers = workers;
    }

    /** Never throws: what goes wrong completes the future. */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only passes the end on
    void start() {
        try {
            future.whenComplete((response, failure) -> futureCompleted());
            handOver(false);
        } catch (Exception | Error refused) { // of whatever kind: it can be the user's executor
            endRefused(refused);
        }
    }

    /** On the timer's thread. */
    private void resume() {
        try {
            handOver(true);
        } catch (Exception | Error refused) {
            resources.endings().begin(() -> endRefused(refused));
        }
        if (future.isDone()) { // perhaps before it was in the queue
            workers.withdraw(this);
        }
    }

    /** To a worker, or into a queue, where time passes too. */
    private void handOver(boolean again) {
        ThreadlessWait queued =
                new ThreadlessWait(resources, () -> resources.endings().begin(this::timeIsOver));
        wait = queued; // before a worker has it, which may make room and wait for something else by then
        if (!(again ? workers.resume(this) : workers.begin(this))) {
            begin(queued, call.deadline().left());
        }
    }

    private void endRefused(Throwable refused) {
        if (takeBack()) {
            fail(
                    refused instanceof Error fatal
                            ? call.endFatally(fatal)
                            : call.endRefused(workers.why((Exception) refused), refused));
        }
    }

    /** Never throws: the call may be another thread's already, or over, and the timer with it. */
    private void begin(ThreadlessWait begun, long nanos) {
        try {
            begun.begin(nanos);
        } catch (Throwable full) {
            if (takeBack()) {
                fail(call.endRefused("since it has to wait and no thread can be started to watch its time", full));
            }
        }
        if (future.isDone()) { // perhaps before there was anything to end
            begun.abandon();
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
            response = workers.areFew() ? goOn() : call.carryOut();
        } catch (Throwable failure) {
            workers.almostDone();
            fail(failure);
            return;
        }
        if (response == null) {
            return;
        }
        workers.almostDone();
        resources.release();
        if (!future.complete(response)) {
            call.discard(response);
        }
    }

    /** Null when it waits, and others can have the thread. */
    private @Nullable ApiResponse<T> goOn() {
        while (true) {
            ApiResponse<T> response = call.goOn();
            if (response != null || makesRoom()) {
                return response;
            }
            call.await();
        }
    }

    /** Whether it waits without a thread from now on; perhaps it is on another one already, or over. */
    private boolean makesRoom() {
        long nanos = call.pause();
        if (nanos <= 0 || Thread.currentThread().isInterrupted()) { // which ends the call
            return false;
        }
        ThreadlessWait pause;
        try {
            pause = new ThreadlessWait(resources, this::resume);
            resources.alarms().requireThread();
            workers.makeRoom(this);
        } catch (OutOfMemoryError full) { // then it holds this one
            return false;
        }
        workers.almostDone();
        wait = pause;
        taken.set(false);
        if (future.isDone()) {
            futureCompleted(); // while it was running: it has not been ended yet
            return true;
        }
        call.onWake(pause::wake);
        begin(pause, nanos);
        return true;
    }

    private void fail(Throwable failure) {
        resources.release();
        future.completeExceptionally(failure);
    }

    private boolean take() {
        if (!taken.compareAndSet(false, true)) {
            return false;
        }
        ThreadlessWait over = wait;
        if (over != null) {
            over.abandon(); // else the timer would keep the call and its result until the deadline
        }
        return true;
    }

    /** Takes it before a worker does. */
    private boolean takeBack() {
        if (!take()) {
            return false;
        }
        workers.withdraw(this);
        call.leaveLine();
        return true;
    }
}
