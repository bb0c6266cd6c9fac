package ai.autoposting.sdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** API classes work on a transport of the user's own, without a client. */
final class FakeTransportTest {
    private static final PlatformToken TOKEN =
            PlatformToken.builder().tokenId("t").build();

    private final CompletableFuture<ApiResponse<Object>> pending = new CompletableFuture<>();

    private final Transport fake = new Transport() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> ApiResponse<T> send(Operation<T> operation, Arguments arguments, RequestOptions options) {
            if (!arguments.path().equals(Map.of("slug", "acme", "platform", "x"))) {
                throw ApiException.builder(404).operationId(operation.id()).build();
            }
            return (ApiResponse<T>) ApiResponse.builder(List.of(TOKEN)).build();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> CompletableFuture<ApiResponse<T>> sendAsync(
                Operation<T> operation, Arguments arguments, RequestOptions options) {
            return (CompletableFuture<ApiResponse<T>>) (CompletableFuture<?>) pending;
        }
    };

    @Test
    void syncCallsGoThroughIt() {
        PlatformOAuthApi api = new PlatformOAuthApi(fake);
        assertThat(api.getPlatformTokenDetails("acme", Platform.X)).containsExactly(TOKEN);
        assertThatThrownBy(() -> api.getPlatformTokenDetails("other", Platform.X))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("getPlatformTokenDetails: HTTP 404");
    }

    @Test
    void asyncDataComesOutOfTheResponse() {
        CompletableFuture<List<PlatformToken>> tokens =
                new PlatformOAuthAsyncApi(fake).getPlatformTokenDetails("acme", Platform.X);
        pending.complete(ApiResponse.<Object>builder(List.of(TOKEN)).build());
        assertThat(tokens).isCompletedWithValue(List.of(TOKEN));
    }

    @Test
    void cancellingTheDataEndsTheCall() {
        assertThat(new PlatformOAuthAsyncApi(fake)
                        .getPlatformTokenDetails("acme", Platform.X)
                        .cancel(true))
                .isTrue();
        assertThat(pending).isCancelled();
    }

    @Test
    void completingTheDataInAnotherWayEndsTheCallToo() {
        CompletableFuture<List<PlatformToken>> tokens =
                new PlatformOAuthAsyncApi(fake).getPlatformTokenDetails("acme", Platform.X);
        tokens.completeExceptionally(new TimeoutException());
        assertThat(pending).isCancelled();
    }

    @Test
    void nullArgumentsAreNamed() {
        PlatformOAuthApi api = new PlatformOAuthApi(fake);
        assertThatThrownBy(() -> api.getPlatformTokenDetails(null, Platform.X))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("slug");
        assertThatThrownBy(() -> api.getPlatformTokenDetails("acme", (Platform) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("platform");
        assertThatThrownBy(() -> api.storePlatformToken("acme", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("request");
    }
}
