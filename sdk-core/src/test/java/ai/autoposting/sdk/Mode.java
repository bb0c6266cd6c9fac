package ai.autoposting.sdk;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Both ways to make the same call. */
enum Mode {
    SYNC {
        @Override
        <T> ApiResponse<T> call(
                AutopostingClient client, Operation<T> operation, Arguments arguments, RequestOptions options) {
            return client.executeWithResponse(operation, arguments, options);
        }
    },
    ASYNC {
        @Override
        <T> ApiResponse<T> call(
                AutopostingClient client, Operation<T> operation, Arguments arguments, RequestOptions options) {
            try {
                return client.async()
                        .executeWithResponse(operation, arguments, options)
                        .get(20, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw (RuntimeException) failed.getCause();
            } catch (InterruptedException | TimeoutException failure) {
                throw new AssertionError("the future stayed incomplete", failure);
            }
        }
    };

    abstract <T> ApiResponse<T> call(
            AutopostingClient client, Operation<T> operation, Arguments arguments, RequestOptions options);

    <T> T call(AutopostingClient client, Operation<T> operation, Arguments arguments) {
        return call(client, operation, arguments, RequestOptions.none()).data();
    }
}
