package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;

/** The code of README. One test compares the two, another runs it. */
record ReadmeSnippets(AutopostingClient client, StorePlatformTokenRequest request, PrintStream out) {
    static void quickStart() {
        // snippet: quick-start
        try (AutopostingClient client = AutopostingClient.fromEnv()) { // reads AUTOPOSTING_API_KEY
            PlatformOAuthApi tokens = client.platformOAuth();

            PlatformToken stored = tokens.storePlatformToken(
                    "acme-corp",
                    StorePlatformTokenRequest.builder()
                            .platform(Platform.X)
                            .accessToken("ya29.a0...") // from the platform's OAuth flow, which you run
                            .platformUserId("x_12345")
                            .build());
            System.out.println("stored " + stored);

            tokens.getPlatformTokenDetails("acme-corp", Platform.X).forEach(System.out::println);
        }
        // end
    }

    void errors() {
        // snippet: errors
        try {
            client.platformOAuth().storePlatformToken("acme-corp", request);
        } catch (NotFoundException e) {
            throw new NoSuchBrandException("acme-corp", e); // an exception of yours: what your user can correct
        } catch (RateLimitException e) {
            scheduleAgain(e.retryAfter().orElse(Duration.ofMinutes(1))); // certainly not stored
        } catch (AutopostingException e) {
            if (e.mayHaveTakenEffect()) {
                settleLater("acme-corp", request); // stored or not? Better use SafeStore, below
            }
            throw e; // its message and code() say what to correct
        }
        // end
    }

    void safe() {
        // snippet: safe
        SafeStore.Result result = SafeStore.on(client.transport()).store("acme-corp", request);
        if (result.outcome() == SafeStore.Outcome.UNKNOWN) {
            askSomebody(request.platformUserId(), result.token(), result.failure());
        }
        // end
    }

    static AutopostingClient configured() {
        // snippet: configure
        AutopostingClient client = AutopostingClient.builder()
                .apiKey(() -> Vault.currentKey()) // asked once per attempt, so that keys can rotate
                .timeout(Duration.ofSeconds(20))
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)))
                .proxyCredentials("user", "password")
                .build();
        AutopostingClient patient =
                client.withOptions(b -> b.timeout(Duration.ofMinutes(2)).maxRetries(5)); // shares the pool
        // end
        return patient;
    }

    private void scheduleAgain(Duration delay) {
        out.println("again in " + delay);
    }

    private void settleLater(String brand, StorePlatformTokenRequest lost) {
        out.println("to settle: " + brand + " " + lost.platformUserId());
    }

    private void askSomebody(String account, Optional<PlatformToken> shown, Optional<AutopostingException> failure) {
        out.println("to ask: " + account + " " + shown.isPresent() + " " + failure.isPresent());
    }

    /** Stands for an exception of the user's. */
    static final class NoSuchBrandException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSuchBrandException(String brand, Throwable cause) {
            super(brand, cause);
        }
    }

    /** Stands for wherever a user keeps keys. */
    private static final class Vault {
        private static String currentKey() {
            return "key";
        }
    }
}
