package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.internal.http.Cancellation;
import ai.autoposting.sdk.internal.http.RehearsalTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls over a connection that responds with a token by itself: so all classes of a first call are loaded and
 * initialized, and nothing leaves this process. Nothing of the user's takes part.
 */
final class Rehearsal implements Transport {
    private static final String TOKEN =
            "{\"tokenId\":\"a\",\"platformUserId\":\"a\",\"username\":\"a\",\"scopes\":[\"a\"],"
                    + "\"expiresAt\":\"2025-01-01T00:00:00Z\",\"lastUsedAt\":\"2024-01-10T09:05:00.123Z\",\"status\":\"a\"}";

    private final ClientSettings settings;

    private Rehearsal() {
        ClientSettings own = new ClientSettings();
        own.setApiKey("rehearsal");
        own.baseUrl = "http://127.0.0.1:1";
        this.settings = own.checked();
    }

    /**
     * Never throws: what cannot be rehearsed is the call's to report.
     *
     * @param calls that are made over it
     */
    static void of(Consumer<Transport> calls) {
        try {
            calls.accept(new Rehearsal());
        } catch (RuntimeException | LinkageError unneeded) {
            // The call will say it, if it is a fault of more than the rehearsal.
        }
    }

    private static String body(Operation<?> operation) {
        boolean list = operation.result().kind() == ResultType.Kind.LIST;
        return "{\"success\":true,\"data\":" + (list ? "[" + TOKEN + "]" : TOKEN) + "}";
    }

    @Override
    public <T extends @Nullable Object> ApiResponse<T> send(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        CallLoop loop = new CallLoop(
                new ApiKeyProvider(settings.keys(), settings.apiKeyHeader, settings.apiKeyPrefix),
                RehearsalTransport.responding(body(operation)),
                new ResponseReader(settings.maxResponseBytes, TimeSource.SYSTEM),
                new RetryPolicy(Duration.ZERO, Duration.ZERO, new Jitter.Full()),
                new Sleeper.Parking());
        PreparedCall<T> call = new CallFactory(settings, null).prepare(operation, arguments, options);
        Deadline deadline = Deadline.after(call.timeout, TimeSource.SYSTEM);
        return new BegunCall<>(() -> loop, call, deadline, new CallEvents(call, deadline, null), new Cancellation())
                .carryOut();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        return CompletableFuture.completedFuture(send(operation, arguments, options));
    }
}
