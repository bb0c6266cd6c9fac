package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.Spec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a server is started with, and every default of it. */
final class ServerSettings {
    int port;
    String apiKey = "sk-social-mock";
    boolean anyApiKey;
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** Null for counted ids, which start again with {@link AutopostingMockServer#reset()}. */
    @Nullable
    Supplier<String> tokenIds;

    boolean knownBrandsOnly;
    boolean notFoundWithoutTokens;

    /** Whether the service refreshes what is about to expire. */
    boolean refreshesByItself;

    Spec spec = Spec.ofTheService();

    /** How many requests are remembered, the latest ones. */
    int maxRequests = Integer.MAX_VALUE;

    /** How long a request that has begun may be silent. */
    Duration requestTimeout = Duration.ofSeconds(3);

    /** How late responses wait; null for in real time, until the server is closed. */
    @Nullable
    Pause pause;

    /** Is told of each change of brands and tokens. */
    Consumer<Fleet> keep = TokenStore.NOBODY;

    /** What is set before the first request can come. */
    Consumer<Controls> beforeStart = controls -> {};

    /** What is given back when the server is closed. */
    Runnable afterClose = () -> {};

    Consumer<Exchange> log = exchange -> {};

    Predicate<String> acceptedKeys() {
        return anyApiKey ? key -> true : apiKey::equals;
    }
}
