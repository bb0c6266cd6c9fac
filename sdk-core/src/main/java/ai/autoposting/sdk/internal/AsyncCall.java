package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** One call on a worker, and the future that stands for it: whatever completes the future ends the call. */
final class AsyncCall<T extends @Nullable Object> {
    final CompletableFuture<ApiResponse<T>> future = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();

    /**
     * Hands the call to the executor.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the executor takes no more
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only passes the end on
    void start(CallLoop loop, PreparedCall<T> call, Deadline deadline, Executor executor, Resources resources) {
        Runnable task = () -> {
            try {
                future.complete(loop.run(call, deadline, cancellation));
            } catch (Throwable failure) { // whatever it is, the future must not stay incomplete
                future.completeExceptionally(failure);
            } finally {
                resources.release();
            }
        };
        executor.execute(task);
        future.whenComplete((response, failure) -> {
            cancellation.cancel();
            if (executor instanceof ThreadPoolExecutor pool && pool.remove(task)) { // it was still waiting
                resources.release();
            }
        });
    }
}
