package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Download;
import ai.autoposting.sdk.call.Multipart;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.tokens.SafeStore;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenSurvey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** The code of README, so that the build compiles it. A test compares the two. */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

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

    static void errors(AutopostingClient client, StorePlatformTokenRequest request) {
        // snippet: errors
        try {
            client.platformOAuth().storePlatformToken("acme-corp", request);
        } catch (UnauthorizedException e) {
            throw new IllegalStateException("the API key is wrong or revoked", e);
        } catch (RateLimitException e) {
            scheduleAgain(e.retryAfter().orElse(Duration.ofMinutes(1)));
        } catch (AutopostingException e) {
            if (!e.mayHaveTakenEffect()) {
                throw e; // not stored, for certain
            }
            // Nobody can know whether it was stored, and details read now do not tell: use SafeStore.
        }
        // end
    }

    static void safe(AutopostingClient client, StorePlatformTokenRequest request) {
        // snippet: safe
        SafeStore.Result result = SafeStore.on(client.transport()).store("acme-corp", request);
        if (result.outcome() == SafeStore.Outcome.UNKNOWN) {
            askSomebody(request.platformUserId(), result.token(), result.failure());
        }
        // end
    }

    static void journal(AutopostingClient client, StorePlatformTokenRequest request, Path journal) throws IOException {
        // snippet: journal
        SafeStore safe = SafeStore.on(client.transport());
        Files.writeString(journal, safe.look("acme-corp", request).toString()); // before it is sent
        client.platformOAuth().storePlatformToken("acme-corp", request); // and then the process is killed

        SafeStore.Snapshot before = SafeStore.Snapshot.parse(Files.readString(journal)); // 30 s later, or more
        SafeStore.Result became = safe.settle("acme-corp", request, before); // only reads
        // end
        System.out.println(became.outcome());
    }

    static void survey(AutopostingClient client, List<String> brands) {
        // snippet: survey
        try (Stream<TokenSurvey.Finding> findings =
                TokenSurvey.of(client.transport()).run(brands)) {
            findings.forEach(finding -> {
                finding.failure().ifPresent(failure -> System.err.println(failure.getMessage()));
                for (PlatformToken token : finding.tokens()) {
                    TokenHealth health = TokenHealth.of(token, Instant.now());
                    if (health.needsAttention()) {
                        System.out.println(finding.brand() + " " + health.urgency() + " " + token);
                    }
                }
            });
        }
        // end
    }

    private static void askSomebody(
            String account, Optional<PlatformToken> shown, Optional<AutopostingException> failure) {
        System.out.println(account + " " + shown + " " + failure);
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

    static void tenants(AutopostingClient client, StorePlatformTokenRequest request, String globexKey) {
        // snippet: tenants
        RequestOptions globex = RequestOptions.builder().apiKey(globexKey).build();
        client.platformOAuth().storePlatformToken("globex-brand", request, globex);
        // end
    }

    static void pacing(String apiKey) {
        // snippet: pacing
        AutopostingClient client = AutopostingClient.builder()
                .apiKey(apiKey)
                .pacing(Pacing.byRateLimit()) // calls wait for their key's quota instead of being answered 429
                .timeout(Duration.ofMinutes(5)) // longer than a window of the quota
                .build();
        // end
        client.close();
    }

    static void warmUp() {
        // snippet: warm-up
        AutopostingClient client = AutopostingClient.fromEnv(builder -> builder.maxRetries(5));
        client.warmUp(); // all that a first call does, short of the network: before a snapshot, or while nobody waits
        // end
        client.close();
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

    static void status(PlatformToken token, Platform platform) {
        // snippet: open-world
        boolean expired = token.expiresAt()
                .map(time -> time.toInstant().isBefore(Instant.now()))
                .orElse(false);
        switch (platform.known()) {
            case X, LINKEDIN -> System.out.println("known: " + platform);
            default -> System.out.println("newer than this SDK, and kept: " + platform.value());
        }
        Map<String, Object> later = token.additionalProperties(); // what the specification does not name yet
        // end
        System.out.println(expired + " " + later);
    }

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

    static void configure() {
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
        patient.close();
    }

    static void tls(SSLSocketFactory sockets, X509TrustManager trust) {
        // snippet: tls
        OkHttpClient own =
                new OkHttpClient.Builder().sslSocketFactory(sockets, trust).build();
        AutopostingClient client =
                AutopostingClient.builder().apiKey("…").httpClient(own).build();
        // end
        client.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as README shows it
    static void async(AutopostingClient client) {
        // snippet: async
        CompletableFuture<List<PlatformToken>> details =
                client.async().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
        details.thenAccept(tokens -> tokens.forEach(System.out::println));
        details.cancel(true); // aborts the HTTP call and any wait; starts no further attempt
        // end
    }

    static void undocumented(AutopostingClient client) {
        // snippet: undocumented
        Operation<Map<String, Object>> usage = Operation.builder("getUsage", "GET", "/usage/{month}")
                .returnsMapOf(Object.class) // or a class of your own, which Jackson reads
                .build();
        Map<String, Object> january = client.execute(
                usage, Arguments.builder().path("month", "2026-01").build());
        // end
        System.out.println(january);
    }

    static void upload(AutopostingClient client) {
        // snippet: upload
        Operation<Map<String, Object>> addVideo = Operation.builder("addVideo", "POST", "/videos")
                .returnsMapOf(Object.class)
                .build();
        Multipart video = Multipart.builder()
                .field("title", "Launch")
                .file("video", Upload.of(Path.of("clip.mp4")).withContentType("video/mp4"))
                .build();
        client.execute(addVideo, Arguments.builder().body(video).build());
        // end
    }

    static void download(AutopostingClient client) {
        // snippet: download
        Operation<Download> export = Operation.builder("exportPosts", "GET", "/posts.csv")
                .returnsDownload()
                .build();
        try (Download posts = client.execute(export, Arguments.none())) {
            posts.saveTo(Path.of("posts.csv")); // or read posts.stream()
        }
        // end
    }

    static void login(Map<String, String> credentials) {
        // snippet: login
        Operation<Map<String, String>> login = Operation.builder("login", "POST", "/login")
                .authenticated(false)
                .returnsMapOf(String.class)
                .build();
        try (AutopostingClient anybody =
                AutopostingClient.builder().withoutApiKey().build()) {
            Map<String, String> session =
                    anybody.execute(login, Arguments.builder().body(credentials).build());
            String key = Objects.requireNonNull(session.get("token"), "token");
            AutopostingClient client = anybody.withOptions(b -> b.apiKey(key)); // outlives the other one
            System.out.println("logged in with " + client);
        }
        // end
    }

    static void listener() {
        // snippet: listener
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEnded call) {
                System.out.println(call.operationId() + " " + call.status() + " in " + call.duration());
            }
        };
        AutopostingClient client =
                AutopostingClient.builder().apiKey("…").listener(listener).build();
        // end
        client.close();
    }

    static void micrometer(MeterRegistry registry) {
        // snippet: micrometer
        OkHttpClient measured = new OkHttpClient.Builder()
                .eventListener(OkHttpMetricsEventListener.builder(registry, "autoposting")
                        .build())
                .build();
        AutopostingClient client =
                AutopostingClient.builder().apiKey("…").httpClient(measured).build();
        // end
        client.close();
    }

    private static void scheduleAgain(Duration delay) {
        System.out.println("again in " + delay);
    }

    /** Stands for wherever a user keeps keys. */
    private static final class Vault {
        private static String currentKey() {
            return "…";
        }
    }
}
