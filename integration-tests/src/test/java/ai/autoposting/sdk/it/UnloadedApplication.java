package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** Uses clients in all ways that need threads, and closes them. To be loaded by a class loader of its own. */
public final class UnloadedApplication implements BiConsumer<String, String> {
    /** @param silent where nobody responds */
    @Override
    public void accept(String url, String silent) {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0...")
                .platformUserId("x_12345")
                .build();
        for (Pacing pacing : List.of(Pacing.none(), Pacing.byRateLimit())) {
            try (AutopostingClient client = builder(url).pacing(pacing).build()) {
                client.warmUp();
                client.platformOAuth().storePlatformToken("acme-corp", request);
                client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
                client.async()
                        .platformOAuth()
                        .getPlatformTokenDetails("acme-corp", Platform.X)
                        .join();
            }
        }
        try (AutopostingClient client =
                builder(silent).timeout(Duration.ofMillis(200)).build()) {
            CompletableFuture<List<PlatformToken>> late =
                    client.async().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
            try {
                client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
            } catch (CallTimeoutException expected) {
                System.out.println("timed out");
            }
            try {
                late.join();
            } catch (CompletionException expected) {
                System.out.println(expected.getCause().getClass().getSimpleName());
            }
        }
    }

    private static AutopostingClient.Builder builder(String url) {
        return AutopostingClient.builder().apiKey("right").baseUrl(url);
    }
}
