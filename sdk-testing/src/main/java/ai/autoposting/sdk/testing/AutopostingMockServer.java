package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * <p>Programs in other processes can drive it through {@code /__mock/}, which lists what there is: from this machine only, not from
 * web pages, and beside the API (no key, no quota, no fault, not recorded).
 *
 * <h2>What a request meets</h2>
 *
 * The first of these that there is decides: {@link #failNext}, {@link #failEvery} and {@link #failWhen}, {@link #rateLimit}, {@link
 * #failRandomly}, the normal response. {@link #latency} is added to each, and to a fault's own delay. A request with a valid key uses
 * up quota whatever it meets, and one beyond the quota takes no effect whatever its fault says. What is done where the service's
 * behaviour is unknown, the {@linkplain ai.autoposting.sdk.testing package} lists.
 */
public final class AutopostingMockServer implements AutoCloseable {
    private final String apiKey;
    private final ShiftedClock clock;
    private final LateEffects late;
    private final TokenStore tokens;
    private final FaultPlan faults = new FaultPlan();
    private final RequestHandler handler;
    private final Webhooks webhooks;
    private final Verification verification = new Verification();
    private final Controls controls;
    private final MockHttpServer http;
    private final OwnClient client;
    private final Runnable afterClose;

    private AutopostingMockServer(ServerSettings settings) {
        this.apiKey = settings.apiKey;
        this.clock = new ShiftedClock(settings.clock);
        this.late = new LateEffects(clock);
        this.tokens = new TokenStore(settings, late, clock);
        this.handler = new RequestHandler(settings, new MockService(settings, tokens), faults, late, clock);
        this.webhooks = new Webhooks(clock);
        this.controls = new Controls(settings.spec, handler, faults, tokens, clock, verification, webhooks);
        this.afterClose = settings.afterClose;
        settings.beforeStart.accept(controls);
        this.http = opened(settings);
        this.client = new OwnClient(clientBuilder());
    }

    private MockHttpServer opened(ServerSettings settings) {
        try {
            return new MockHttpServer(settings, handler, new ControlDoor(controls));
        } catch (UncheckedIOException taken) {
            afterClose.run();
            throw taken;
        }
    }

    /** Starts a server on a free port of the loopback address. Close it; its threads keep no JVM alive. */
    public static AutopostingMockServer start() {
        return builder().start();
    }

    /** Settings for a server that differs from that of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** What to give to {@code builder().baseUrl(...)}: {@code http://127.0.0.1:<port>/api-proxy}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port() + RequestHandler.BASE;
    }

    /** The port that it listens on, also when the system has chosen it. */
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
     * Adds an endpoint that the specification does not have: its requests get this with status 200, and are no violation. They
     * need a key and meet faults as all others do. It lasts until {@link #reset()}; given again, it is replaced.
     *
     * @param method in any case
     * @param path below {@code /api-proxy}, as it is sent, without a query: {@code /usage}; an argument in braces stands for any
     *     text: {@code /usage/{month}}
     * @param json the whole body, envelope included
     * @throws IllegalArgumentException when it is no JSON, the path does not begin with a slash, or the specification has it
     */
    public void answer(String method, String path, String json) {
        handler.answer(method, path, json);
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

    /**
     * A fault for so many of all requests that have none planned, chosen evenly from these. Chance decides in the order in which
     * requests come in, and the n-th one's fate hangs on the seed alone. Several such rules are independent; the first given wins.
     *
     * @param probability 0 to 1
     * @throws IllegalArgumentException for any other probability, and without a fault
     */
    public void failRandomly(double probability, long seed, Fault... oneOf) {
        faults.randomly(request -> true, probability, seed, List.of(oneOf));
    }

    /**
     * Makes every response this much later (real time, 0 or more; closing the server ends the wait), beside whatever else happens
     * to it. Default 0.
     */
    public void latency(Duration delay) {
        handler.latency(delay);
    }

    /** Takes back every fault, the latency, the rate limit and {@link #refreshing}; what is to take effect late still does. */
    public void recover() {
        controls.recover();
    }

    /**
     * Allows so many requests (0 or more) per API key and window (more than 0) of the server's clock; more are answered 429 with
     * {@code Retry-After}. Every response to a valid key then carries {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset}
     * (the second at which all is refilled, never an earlier one), that of a fault too, and uses up quota; other requests do neither.
     * The window begins with its first request and ends when {@link #advance}, or a clock that goes, reaches its end.
     */
    public void rateLimit(long requests, Duration window) {
        controls.rateLimit(requests, window);
    }

    /** What refreshing a token does from now on. Default {@link Refreshing#MOVES_EXPIRY}. */
    public void refreshing(Refreshing outcome) {
        controls.refreshing(outcome);
    }

    /**
     * Moves the server's clock.
     *
     * @throws IllegalArgumentException when it would leave the years 1970 to 9999
     */
    public void advance(Duration time) {
        clock.advance(time);
    }

    /** The server's time: 2026-01-01T00:00:00Z at the start, unless the builder was given a clock. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * The body of a webhook as the documentation shows it, with the next id ({@code evt_000001} and so on) and the server's time.
     *
     * @param event its type, such as {@code token.expired}
     * @param dataJson what is known of that event, any JSON: of most events the service does not document it
     * @throws IllegalArgumentException when it is no JSON
     */
    public String webhook(String event, String dataJson) {
        return webhooks.event(event, dataJson);
    }

    /**
     * The four headers of a delivery of this body (JSON or not, signed as UTF-8) on the server's clock, names in any case. The
     * {@linkplain ai.autoposting.sdk.testing package} lists what of them is unknown. Unmodifiable.
     *
     * @throws IllegalArgumentException when the secret is blank
     */
    public Map<String, List<String>> sign(String json, String secret) {
        return webhooks.sign(json, secret);
    }

    /**
     * Delivers this body to a receiver on this machine, with the headers of {@link #sign}, once: to deliver it again, call this again.
     * Waits 10 seconds (real time) at most.
     *
     * @param target http or https, to {@code localhost}, {@code 127.x.x.x} or {@code [::1]}
     * @return the receiver's status
     * @throws IllegalArgumentException when the secret is blank, or the target on another machine
     * @throws UncheckedIOException when the receiver does not respond, or the thread is interrupted
     */
    public int deliver(URI target, String json, String secret) {
        WebhookSender.requireLoopback(target);
        return WebhookSender.send(target, sign(json, secret), json);
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

    /** Forgets tokens, results, endpoints, faults, latency, rate limit, requests and expectations, and sets ids and clock to their start. */
    public synchronized void reset() {
        controls.reset();
    }

    /** Closes the server, its connections and {@link #client()}. Responses and effects that wait are given up. Idempotent. */
    @Override
    public synchronized void close() {
        http.close(); // first: it ends the calls that a closing client would wait for
        client.close();
        late.settle();
        late.clear();
        afterClose.run();
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

        /** The port to listen on, 0 to 65535. Default 0: any free one. */
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

        /**
         * Refreshes tokens 10 minutes before they expire on the server's clock, as the service does; those that cannot be are dead
         * from then on. Default: a token expires when it says.
         */
        public Builder refreshesByItself() {
            settings.refreshesByItself = true;
            return this;
        }

        /** Also what users cannot set. */
        Builder with(Consumer<ServerSettings> change) {
            change.accept(settings);
            return this;
        }

        /**
         * Starts the server. Close it; its threads keep no JVM alive.
         *
         * @throws UncheckedIOException when the port is taken
         * @throws IllegalArgumentException when it is no port
         */
        public AutopostingMockServer start() {
            return new AutopostingMockServer(settings);
        }
    }
}
