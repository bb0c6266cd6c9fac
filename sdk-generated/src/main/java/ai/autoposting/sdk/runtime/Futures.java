package ai.autoposting.sdk.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Futures made from others. */
public final class Futures {
    private Futures() {}

    /**
     * A part of another future's result. Fails with the same exception, not wrapped as {@code thenApply} would do it; and
     * whatever completes it ends the other one.
     */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // what whenComplete returns is not needed: this only passes results on
    public static <R, T extends @Nullable Object> CompletableFuture<T> part(
            CompletableFuture<R> whole, Function<R, T> part) {
        CompletableFuture<T> future = new CompletableFuture<>();
        whole.whenComplete((result, failure) -> {
            if (failure == null) {
                future.complete(part.apply(result));
            } else {
                future.completeExceptionally(failure);
            }
        });
        future.whenComplete((value, failure) -> whole.cancel(false));
        return future;
    }
}
