package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call on a worker, and the future that stands for it: whatever completes the future ends the call. */
final class AsyncCall<T extends @Nullable Object> implements Runnable {
    private final CompletableFuture<ApiResponse<T>> future;
    private final CallLoop loop;
    private final PreparedCall<T> call;
    private final Deadline deadline;
    private final Resources resources;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> alarm = new CompletableFuture<>();

    AsyncCall(
            CompletableFuture<ApiResponse<T>> future,
            CallLoop loop,
            PreparedCall<T> call,
            Deadline deadline,
            Resources resources) {
        this.future = future;
        this.loop = loop;
        this.call = call;
        this.deadline = deadline;
        this.resources = resources;
    }

    /**
     * Hands the call to the executor. From then on the resources are released by this object.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the executor takes no more
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only passes the end on
    void start(Executor executor) {
        executor.execute(this);
        if (!taken.get() && !resources.areVirtualWorkers(executor)) { // it waits in a queue, where time passes too
            alarm.completeOnTimeout(null, deadline.left(), TimeUnit.NANOSECONDS).thenRun(this::endOfTime);
        }
        future.whenComplete((response, failure) -> {
            cancellation.cancel();
            if (taken.compareAndSet(false, true)) {
                silence();
                resources.release();
                if (executor instanceof ThreadPoolExecutor pool) {
                    pool.remove(this);
                }
            }
        });
    }

    /** Takes the alarm off the timer, which would else keep the call and its result until the deadline. */
    private void silence() {
        alarm.complete(null);
    }

    private void endOfTime() {
        if (!taken.get()) {
            Ending ending = new Ending(call.id(), 0, false, call.secrets());
            future.completeExceptionally(Breakdown.outOfTime(call, false, null).toException(ending));
        }
    }

    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) { // ended while it waited
            return;
        }
        silence();
        try {
            future.complete(loop.run(call, deadline, cancellation));
        } catch (Throwable failure) { // whatever it is, the future must not stay incomplete
            future.completeExceptionally(failure);
        } finally {
            resources.release();
        }
    }
}
