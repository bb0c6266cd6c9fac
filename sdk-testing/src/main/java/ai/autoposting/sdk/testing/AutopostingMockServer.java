package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Autoposting API in this process, to test against: it keeps tokens, is strict about the specification, fails on
 * demand and remembers every request.
 *
 * <pre>{@code
 * try (AutopostingMockServer server = AutopostingMockServer.start()) {
 *     server.brand("acme-corp").token(Platform.X, "x_12345");
 *     server.failNext(2, Fault.status(503));
 *     List<PlatformToken> tokens = server.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
 * }
 * }</pre>
 *
 * <p>It listens on the loopback address only, and every response carries {@code x-autoposting-mock: true}. A request that breaks
 * the specification is answered 400 (401 without a credential, 404 off its paths) and recorded: {@link #violations()}.
 * Operations without behaviour of their own answer the specification's example. Everything is deterministic: ids are
 * counted, the clock stands still until {@link #advance}. All methods may be called from any thread. {@link MockRequest} says
 * what is no request, the {@linkplain ai.autoposting.sdk.testing package} what happens when code of the test's own throws.
 *
 * <h2>What is unknown of the service</h2>
 *
 * Where its documentation is silent, this server does the following, which is a choice and no promise of the service:
 *
 * <ul>
 *   <li>Storing a token again for the same brand, platform and {@code platformUserId} replaces it, under a new {@code tokenId}.
 *   <li>Details of a platform without tokens are an empty list; {@link Builder#notFoundWithoutTokens()} makes it 404.
 *   <li>Every brand exists; {@link Builder#knownBrandsOnly()} makes it 404 for those that no test has named.
 *   <li>{@code status} is always {@code active}, {@code lastUsedAt} null, and a token whose {@code expiresAt} has passed stays as it
 *       is, unless a test says otherwise through {@link #brand}. The service refreshes tokens by itself; this server does not.
 *   <li>Scopes are {@code tweet.read} and {@code tweet.write} on X and none elsewhere; the username is {@code @} and the slug's letters.
 *   <li>A request that breaks the specification is answered with code {@code bad_request} and the first violation as text; unknown
 *       paths with {@code not_found}. The service's own codes and texts for these are unknown.
 *   <li>There is no quota until {@link #rateLimit} sets one. The service publishes none.
 *   <li>The header {@code x-request-id} is sent; that the service sends one is undocumented.
 *   <li>Paths outside {@code /api-proxy} answer 200 with a web page, as the service's dashboard was seen to.
 * </ul>
 */
public final class AutopostingMockServer implements AutoCloseable {
    private final String apiKey;
    private final ShiftedClock clock;
    private final TokenStore tokens;
    private final FaultPlan faults = new FaultPlan();
    private final RequestHandler handler;
    private final MockHttpServer http;
    private final Verification verification = new Verification();
    private final OwnClient client;

    private AutopostingMockServer(ServerSettings settings) {
        this.apiKey = settings.apiKey;
        this.clock = new ShiftedClock(settings.clock);
        this.tokens = new TokenStore(settings.tokenIds);
        this.handler = new RequestHandler(settings, new MockService(settings, tokens), faults, clock);
        this.http = new MockHttpServer(settings, handler);
        this.client = new OwnClient(clientBuilder());
    }

    /** Starts a server on a free port of the loopback address. Close it; its threads keep no JVM alive. */
    public static AutopostingMockServer start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What to give to {@code builder().baseUrl(...)}: {@code http://127.0.0.1:<port>/api-proxy}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + RequestHandler.BASE;
    }

    public int port() {
        return http.port();
    }

    /** The key that this server accepts; another one, or none, gets 401. */
    public String apiKey() {
        return apiKey;
    }

    /**
     * A client of this server, made on the first call and closed with the server. It differs from a default client in one
     * thing: it retries after 1 to 10 ms instead of seconds. A {@code Retry-After} is waited for in real time.
     */
    public AutopostingClient client() {
        return client.get();
    }

    /** The builder of {@link #client()}, for a client with other settings; whoever builds it closes it. */
    public AutopostingClient.Builder clientBuilder() {
        return AutopostingClient.builder()
                .baseUrl(baseUrl())
                .apiKey(apiKey)
                .retryDelay(Duration.ofMillis(1), Duration.ofMillis(10));
    }

    /** A brand, to be filled and looked at; it exists from now on. */
    public MockBrand brand(String slug) {
        return new MockBrand(slug, tokens);
    }

    /** The tokens of a brand on a platform, in the order in which the accounts appeared; empty for none. */
    public List<PlatformToken> tokens(String slug, Platform platform) {
        return tokens.tokens(Objects.requireNonNull(slug, "slug"), Objects.requireNonNull(platform, "platform"));
    }

    /**
     * Gives the next valid request of an operation this result, in its envelope, with the documented status and media type.
     * Several are used up in order. Nothing is stored. A request that meets a fault or is refused uses nothing up. Whether the
     * specification allows the value is not checked: a client should survive what the service has never sent. An operation that
     * the specification lacks is answered too, and is still a violation.
     *
     * @param data what a call will return, a download to its end; null only for an operation that returns nothing
     * @throws IllegalArgumentException when it cannot be written as JSON
     */
    public <T extends @Nullable Object> void answerNext(Operation<T> operation, T data) {
        handler.plan(operation, data);
    }

    /**
     * What happens to the next requests, one fault each, after those that are planned already; then all is normal again.
     * A retry is a request of its own.
     */
    public void failNext(Fault... sequence) {
        faults.next(List.of(sequence));
    }

    /** The same fault for the next {@code times} requests, at least 1. */
    public void failNext(int times, Fault fault) {
        faults.next(times, fault);
    }

    /** What happens to the next requests of one operation, one fault each. */
    public void failNext(Operation<?> operation, Fault... sequence) {
        faults.next(MockRequest.of(operation), List.of(sequence));
    }

    /** The fault for every request of an operation that has none planned; until {@link #reset()} or {@link #recover()}. */
    public void failEvery(Operation<?> operation, Fault fault) {
        faults.always(MockRequest.of(operation), Objects.requireNonNull(fault, "fault"));
    }

    /** The fault for every request that this accepts and that has none planned. Of several, the last one given wins. */
    public void failWhen(Predicate<MockRequest> when, Fault fault) {
        faults.always(Objects.requireNonNull(when, "when"), Objects.requireNonNull(fault, "fault"));
    }

    /** Takes back every fault and the rate limit. */
    public void recover() {
        handler.recover();
    }

    /**
     * Allows so many requests (0 or more) per API key and window (more than 0) of the server's clock; more are answered 429 with
     * {@code Retry-After}. Every response then carries {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}. The window
     * begins with its first request; all is refilled when {@link #advance} reaches its end. Requests without a valid key do not count.
     */
    public void rateLimit(long requests, Duration window) {
        handler.limit(new Quota(requests, window, clock));
    }

    /** Moves the server's clock. */
    public void advance(Duration time) {
        clock.advance(time);
    }

    /** The server's time: 2026-01-01T00:00:00Z at the start, unless the builder was given a clock. */
    public Instant now() {
        return clock.instant();
    }

    /** What came in, in order, faults included. */
    public List<MockRequest> requests() {
        return handler.requests();
    }

    /** What came in for one operation, in order. */
    public List<MockRequest> requests(Operation<?> operation) {
        return handler.requests().stream().filter(MockRequest.of(operation)).toList();
    }

    /** How the requests so far broke the specification; empty when they did not. */
    public List<Violation> violations() {
        return handler.violations();
    }

    /** Says that this test breaks the specification on purpose: {@link #verify()} then fails when nothing did. */
    public synchronized void expectViolations() {
        verification.expectViolations();
    }

    /**
     * Fails when a request broke the specification, or when none did although {@link #expectViolations()} was called; and in
     * any case when code that the test gave (a predicate, a supplier, a clock) has thrown while a request was answered. The
     * JUnit extension calls it after each test.
     *
     * @throws AssertionError listing every violation, or the type and place of every such exception
     */
    public synchronized void verify() {
        verification.check(handler.failures(), violations());
    }

    /** Forgets tokens, results, faults, rate limit, requests and expectations, and sets ids and clock to their start. */
    public synchronized void reset() {
        handler.clear();
        tokens.clear();
        clock.reset();
        verification.reset();
    }

    /** Closes the server, its connections and {@link #client()}. Responses that wait are given up. Idempotent. */
    @Override
    public synchronized void close() {
        http.close(); // first: it ends the calls that a closing client would wait for
        client.close();
    }

    /** {@code AutopostingMockServer[http://127.0.0.1:12345/api-proxy]}. */
    @Override
    public String toString() {
        return "AutopostingMockServer[" + baseUrl() + "]";
    }

    /** Settings of a server. */
    public static final class Builder {
        private final ServerSettings settings = new ServerSettings();

        private Builder() {}

        /** Default 0: any free port. */
        public Builder port(int value) {
            settings.port = value;
            return this;
        }

        /** The one key that is accepted. Default {@code sk-social-mock}. Takes back {@link #anyApiKey()}. */
        public Builder apiKey(String value) {
            settings.apiKey = Objects.requireNonNull(value, "apiKey");
            settings.anyApiKey = false;
            return this;
        }

        /** Accepts whatever key comes; a request without one still gets 401. */
        public Builder anyApiKey() {
            settings.anyApiKey = true;
            return this;
        }

        /** What {@link #now()} is counted from. Default: a clock that stands at 2026-01-01T00:00:00Z. */
        public Builder clock(Clock value) {
            settings.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Where token ids come from. Default {@code tok_000001}, {@code tok_000002} and so on. */
        public Builder tokenIds(Supplier<String> value) {
            settings.tokenIds = Objects.requireNonNull(value, "tokenIds");
            return this;
        }

        /** Answers 404 for brands, in a path or called {@code brandSlug}, that no test has named by {@link AutopostingMockServer#brand}. Default: all exist. */
        public Builder knownBrandsOnly() {
            settings.knownBrandsOnly = true;
            return this;
        }

        /** Answers 404 for details of a platform without tokens. Default: an empty list. What the service does is unknown. */
        public Builder notFoundWithoutTokens() {
            settings.notFoundWithoutTokens = true;
            return this;
        }

        /** Also what users cannot set. */
        Builder with(Consumer<ServerSettings> change) {
            change.accept(settings);
            return this;
        }

        /** @throws UncheckedIOException when the port is taken */
        public AutopostingMockServer start() {
            return new AutopostingMockServer(settings);
        }
    }
}
