package ai.autoposting.sdk.api;

import ai.autoposting.sdk.call.ApiResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The data of a response that is still to come. Completed in whatever way, it ends the call behind it. */
final class DataFuture {
    private DataFuture() {}

    @SuppressWarnings(
            "FutureReturnValueIgnored") // what whenComplete returns is not needed: this only passes results on
    static <T extends @Nullable Object> CompletableFuture<T> of(CompletableFuture<ApiResponse<T>> response) {
        CompletableFuture<T> data = new CompletableFuture<>();
        response.whenComplete((answer, failure) -> {
            if (failure == null) {
                data.complete(answer.data());
            } else {
                data.completeExceptionally(failure);
            }
        });
        data.whenComplete((value, failure) -> response.cancel(false));
        return data;
    }
}
