package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where tokens go: the service, or a mock server that forgets them. */
final class Target implements AutoCloseable {
    /** With time for a window of the quota, and for retries. */
    static final Duration CALL_TIMEOUT = Duration.ofMinutes(10);

    private static final String API_KEY = "AUTOPOSTING_API_KEY";
    private static final String BASE_URL = "AUTOPOSTING_BASE_URL";
    private static final String DEFAULT_BASE_URL = "https://app.autoposting.ai/api-proxy";
    private static final int MAX_RETRIES = 5;
    private static final int MOCK_REQUESTS = 400;
    private static final Duration MOCK_WINDOW = Duration.ofSeconds(4);
    private static final Duration MOCK_LATENCY = Duration.ofMillis(25);

    private final AutopostingClient client;
    private final @Nullable AutopostingMockServer mock;

    private Target(AutopostingClient client, @Nullable AutopostingMockServer mock) {
        this.client = client;
        this.mock = mock;
    }

    /** Whether there is a key for the service. */
    static boolean hasKey(Map<String, String> environment) {
        return environment.containsKey(API_KEY);
    }

    /** The URL of the service, which a journal remembers. */
    static String service(Map<String, String> environment) {
        return environment.getOrDefault(BASE_URL, DEFAULT_BASE_URL).strip().replaceAll("/+$", "");
    }

    /** @param more what tests set besides */
    static Target service(
            Map<String, String> environment, CallListener listener, Consumer<AutopostingClient.Builder> more) {
        AutopostingClient.Builder builder = patient(AutopostingClient.builder(), listener)
                .apiKey(environment.getOrDefault(API_KEY, ""))
                .baseUrl(service(environment));
        more.accept(builder);
        return new Target(builder.build(), null);
    }

    /** A server with a quota, a little slow, so that there is something to see. */
    static Target mock(DemoFleet fleet, CallListener listener) {
        AutopostingMockServer server =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start();
        fleet.connectSome(server);
        server.rateLimit(MOCK_REQUESTS, MOCK_WINDOW);
        server.latency(MOCK_LATENCY);
        return new Target(patient(server.clientBuilder(), listener).build(), server);
    }

    private static AutopostingClient.Builder patient(AutopostingClient.Builder builder, CallListener listener) {
        return builder.timeout(CALL_TIMEOUT)
                .maxRetries(MAX_RETRIES)
                .pacing(Pacing.byRateLimit())
                .listener(listener)
                .userAgentSuffix("import-tokens");
    }

    AutopostingClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        if (mock != null) {
            mock.close();
        }
    }
}
