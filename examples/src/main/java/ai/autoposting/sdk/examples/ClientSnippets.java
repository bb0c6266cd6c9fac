package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.micrometer.MicrometerCallListener;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** The code of docs/client.md. */
final class ClientSnippets {
    private ClientSnippets() {}

    static void options(AutopostingClient client) {
        // snippet: options
        RequestOptions quick = RequestOptions.builder()
                .timeout(Duration.ofSeconds(5))
                .maxRetries(0)
                .build();
        ApiResponse<List<PlatformToken>> response =
                client.platformOAuth().getPlatformTokenDetailsWithResponse("acme-corp", Platform.X, quick);
        System.out.println(response.status() + " after " + response.attempts() + ", " + response.rateLimit());
        // end
    }

    static void tenants(AutopostingClient client, StorePlatformTokenRequest request, String globexKey) {
        // snippet: tenants
        RequestOptions globex = RequestOptions.builder().apiKey(globexKey).build();
        client.platformOAuth().storePlatformToken("globex-brand", request, globex);
        // end
    }

    static AutopostingClient tls(SSLSocketFactory sockets, X509TrustManager trust) {
        // snippet: tls
        OkHttpClient own =
                new OkHttpClient.Builder().sslSocketFactory(sockets, trust).build();
        AutopostingClient client = AutopostingClient.fromEnv(builder -> builder.httpClient(own));
        // end
        return client;
    }

    static void mayPass(AutopostingClient client, StorePlatformTokenRequest request) {
        // snippet: transient
        try {
            client.platformOAuth().storePlatformToken("acme-corp", request);
        } catch (AutopostingException e) {
            if (!e.isTransient() || e.mayHaveTakenEffect()) {
                throw e; // it would fail again, or may have been carried out
            }
            Duration wait =
                    e.rateLimit().map(limit -> limit.untilReset(Instant.now())).orElse(Duration.ZERO);
            scheduleAgain(wait.plusSeconds(1));
        }
        // end
    }

    static AutopostingClient pacing() {
        // snippet: pacing
        AutopostingClient client = AutopostingClient.fromEnv(builder -> builder.pacing(
                        Pacing.byRateLimit()) // calls wait for their key's quota instead of being answered 429
                .timeout(Duration.ofMinutes(5))); // longer than a window of the quota
        // end
        return client;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as users write it
    static void async(AutopostingClient client) {
        // snippet: async
        CompletableFuture<List<PlatformToken>> details =
                client.async().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
        details.thenAccept(tokens -> tokens.forEach(System.out::println));
        details.cancel(true); // aborts the HTTP call and any wait; starts no further attempt
        // end
    }

    static AutopostingClient listener() {
        // snippet: listener
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEnded call) {
                System.out.println(call.operationId() + " " + call.status() + " in " + call.duration());
            }
        };
        AutopostingClient client = AutopostingClient.fromEnv(builder -> builder.listener(listener));
        // end
        return client;
    }

    static AutopostingClient micrometer(MeterRegistry registry) {
        // snippet: micrometer
        AutopostingClient client =
                AutopostingClient.fromEnv(builder -> builder.listener(MicrometerCallListener.of(registry)));
        // end
        return client;
    }

    static PlatformOAuthApi decorated(AutopostingClient client) {
        // snippet: decorator
        record Audited(Transport next) implements Transport {
            @Override
            public <T> ApiResponse<T> send(Operation<T> operation, Arguments arguments, RequestOptions options) {
                ApiResponse<T> response = next.send(operation, arguments, options);
                System.out.println(operation.id() + " " + response.status());
                return response;
            }

            @Override
            public <T> CompletableFuture<ApiResponse<T>> sendAsync(
                    Operation<T> operation, Arguments arguments, RequestOptions options) {
                return next.sendAsync(operation, arguments, options);
            }
        }
        PlatformOAuthApi tokens = new PlatformOAuthApi(new Audited(client.transport()));
        // end
        return tokens;
    }

    static AutopostingClient warmUp() {
        // snippet: warm-up
        AutopostingClient client = AutopostingClient.fromEnv(builder -> builder.maxRetries(5));
        client.warmUp(); // all that a first call does, short of the network: before a snapshot, or while nobody waits
        // end
        return client;
    }

    private static void scheduleAgain(Duration delay) {
        System.out.println("again in " + delay);
    }
}
