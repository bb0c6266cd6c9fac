package ai.autoposting.sdk.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries a call out. The client's engine is one; API classes take any, so a test can give them its own:
 *
 * <pre>{@code
 * PlatformOAuthApi api = new PlatformOAuthApi(fakeTransport);
 * }</pre>
 */
public interface Transport {
    /**
     * Carries the call out on the calling thread.
     *
     * @throws ai.autoposting.sdk.error.AutopostingException when there is no result
     * @throws IllegalArgumentException when an argument does not fit the operation, before any I/O
     * @throws IllegalStateException when the client is closed, before any I/O
     */
    <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options);

    /**
     * Carries the call out without blocking the caller. The future fails with what {@link #send} would have thrown;
     * completing it in any way, {@code cancel} included, ends the call.
     */
    <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options);
}
