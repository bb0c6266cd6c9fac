package ai.autoposting.sdk.examples.common;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.Pacing;
import ai.autoposting.sdk.examples.common.CommandRun.WrongUseException;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the tokens are: the service, or a mock server that forgets them. */
public final class Target implements AutoCloseable {
    /** With time for a window of the quota, and for retries. */
    public static final Duration CALL_TIMEOUT = Duration.ofMinutes(10);

    private static final String API_KEY = "AUTOPOSTING_API_KEY";
    private static final String BASE_URL = "AUTOPOSTING_BASE_URL";
    private static final String DEFAULT_BASE_URL = "https://app.autoposting.ai/api-proxy";
    private static final int MAX_RETRIES = 5;
    private static final Duration MOCK_LATENCY = Duration.ofMillis(25);

    private final AutopostingClient client;
    private final @Nullable AutopostingMockServer mock;

    private Target(AutopostingClient client, @Nullable AutopostingMockServer mock) {
        this.client = client;
        this.mock = mock;
    }

    /** Whether there is a key for the service. */
    public static boolean hasKey(Map<String, String> environment) {
        return environment.containsKey(API_KEY);
    }

    /** The URL of the service, which a journal remembers. */
    public static String service(Map<String, String> environment) {
        return environment.getOrDefault(BASE_URL, DEFAULT_BASE_URL).strip().replaceAll("/+$", "");
    }

    /**
     * @param program what the service is told of the caller
     * @param more what tests set besides
     * @throws WrongUseException when the environment's key or URL cannot be one
     */
    public static Target service(
            String program,
            Map<String, String> environment,
            CallListener listener,
            Consumer<AutopostingClient.Builder> more) {
        AutopostingClient.Builder builder = patient(AutopostingClient.builder(), program, listener)
                .apiKey(environment.getOrDefault(API_KEY, ""))
                .baseUrl(service(environment));
        more.accept(builder);
        try {
            return new Target(builder.build(), null);
        } catch (IllegalStateException unusable) {
            throw new WrongUseException(String.valueOf(unusable.getMessage()));
        }
    }

    /**
     * A server that is a little slow, so that there is something to see.
     *
     * @param fill what is there from the beginning
     */
    public static Target mock(String program, Consumer<AutopostingMockServer> fill, CallListener listener) {
        AutopostingMockServer server =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start();
        fill.accept(server);
        server.latency(MOCK_LATENCY);
        return new Target(patient(server.clientBuilder(), program, listener).build(), server);
    }

    private static AutopostingClient.Builder patient(
            AutopostingClient.Builder builder, String program, CallListener listener) {
        return builder.timeout(CALL_TIMEOUT)
                .maxRetries(MAX_RETRIES)
                .pacing(Pacing.byRateLimit())
                .listener(listener)
                .userAgentSuffix(program);
    }

    public AutopostingClient client() {
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
