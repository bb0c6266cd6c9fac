package ai.autoposting.sdk;

import ai.autoposting.sdk.api.AsyncTagApis;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.internal.Engine;
import ai.autoposting.sdk.runtime.Futures;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The same calls without blocking the caller: each returns a future at once. Made by {@link AutopostingClient#async()},
 * whose connections and settings it shares; closing that client closes this one.
 *
 * <p>Calls run on the client's executor: {@link AutopostingClient.Builder#executor}, else virtual threads on Java 21 and
 * later, else up to 256 daemon threads with 10,000 calls waiting. A call beyond that fails at once. One that waits to be sent again,
 * or for its quota, holds none of these threads, unlike a thread of an executor that is set. The client's own threads
 * inherit nothing from the caller: no thread locals, and the system's class loader; the key supplier runs there too.
 *
 * <p>No method throws, but {@code NullPointerException} for null arguments. A future fails with the exception that the blocking
 * call would have thrown. What depends on it runs on the thread of the call, so that what blocks there holds a worker; it never
 * runs on a timer's thread of the client's, and stops no other call's timeout. Completing it in any way, {@code cancel}
 * and {@code orTimeout} included, ends the HTTP call and any wait. Futures derived from it do not.
 */
public final class AutopostingAsyncClient extends AsyncTagApis {
    private final Engine engine;

    AutopostingAsyncClient(Engine engine) {
        super(engine);
        this.engine = engine;
    }

    /** Calls any endpoint, documented or not; the future has the data, null only for an operation without a result. */
    public <T extends @Nullable Object> CompletableFuture<T> execute(Operation<T> operation, Arguments arguments) {
        return Futures.part(executeWithResponse(operation, arguments, RequestOptions.none()), ApiResponse::data);
    }

    /** The same with options for this one call; the future has the data with status, headers and the number of attempts. */
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> executeWithResponse(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        return engine.sendAsync(operation, arguments, options);
    }
}
