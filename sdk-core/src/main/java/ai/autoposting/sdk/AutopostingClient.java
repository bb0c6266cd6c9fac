package ai.autoposting.sdk;

import ai.autoposting.sdk.api.TagApis;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.internal.ClientSettings;
import ai.autoposting.sdk.internal.Engine;
import ai.autoposting.sdk.internal.Libraries;
import ai.autoposting.sdk.runtime.HeaderRules;
import java.net.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The client of the Autoposting API. Immutable and safe for any number of threads; make one and keep it.
 *
 * <pre>{@code
 * try (AutopostingClient client = AutopostingClient.create(apiKey)) {
 *     List<PlatformToken> tokens = client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
 * }
 * }</pre>
 *
 * <p>Every call ends with its result or with one {@link ai.autoposting.sdk.error.AutopostingException}; wrong use of the
 * SDK is an {@code IllegalArgumentException} or {@code IllegalStateException}, before anything is sent.
 */
public final class AutopostingClient extends TagApis implements AutoCloseable {
    private final Engine engine;
    private volatile @Nullable AutopostingAsyncClient async;

    private AutopostingClient(Engine engine) {
        super(engine);
        this.engine = engine;
    }

    /**
     * A client with this key and default settings.
     *
     * @throws IllegalStateException when the key is blank or cannot be sent in a header
     */
    public static AutopostingClient create(String apiKey) {
        return builder().apiKey(apiKey).build();
    }

    /**
     * A client with the key from the environment variable {@code AUTOPOSTING_API_KEY} and, where it is set, the base URL
     * from {@code AUTOPOSTING_BASE_URL}.
     *
     * @throws IllegalStateException when there is no key, or one of the two cannot be used
     */
    public static AutopostingClient fromEnv() {
        return fromEnvironment(System::getenv, null);
    }

    /**
     * The same with more settings, such as {@code fromEnv(builder -> builder.maxRetries(5))}. They are made after those of the
     * environment, and replace them.
     *
     * @throws IllegalStateException when there is no key, or a setting cannot be used
     */
    public static AutopostingClient fromEnv(Consumer<Builder> more) {
        return fromEnvironment(System::getenv, Objects.requireNonNull(more, "more"));
    }

    static AutopostingClient fromEnvironment(
            Function<String, @Nullable String> environment, @Nullable Consumer<Builder> more) {
        Builder builder = builder();
        String key = environment.apply("AUTOPOSTING_API_KEY");
        if (key != null && !key.isBlank()) {
            builder.apiKey(key);
        }
        String url = environment.apply("AUTOPOSTING_BASE_URL");
        if (url != null && !url.isBlank()) {
            builder.baseUrl(url);
        }
        if (more != null) {
            more.accept(builder);
        }
        return builder.build();
    }

    /** A builder with default settings and no key. */
    public static Builder builder() {
        return new Builder(new ClientSettings());
    }

    /** The same calls, returning futures. */
    public AutopostingAsyncClient async() {
        AutopostingAsyncClient known = async;
        if (known == null) {
            known = new AutopostingAsyncClient(engine);
            async = known;
        }
        return known;
    }

    /**
     * What carries the calls out, as the seam for decorators of your own: a cache, an audit trail, a circuit breaker. API classes
     * take any transport, so {@code new PlatformOAuthApi(new Audited(client.transport()))} has the same methods as {@link
     * #platformOAuth()}. Lives as long as this client.
     */
    public Transport transport() {
        return engine;
    }

    /**
     * Calls any endpoint, documented or not, and returns its data; null only for an operation without a result.
     *
     * @throws ai.autoposting.sdk.error.AutopostingException when there is no result
     * @throws IllegalArgumentException when an argument does not fit the operation; nothing is sent then
     * @throws IllegalStateException when this client is closed or has no key for the call; nothing is sent then
     */
    public <T extends @Nullable Object> T execute(Operation<T> operation, Arguments arguments) {
        return executeWithResponse(operation, arguments, RequestOptions.none()).data();
    }

    /**
     * As {@link #execute(Operation, Arguments)}, with options for this one call, and with status, headers and the number of
     * attempts.
     */
    public <T extends @Nullable Object> ApiResponse<T> executeWithResponse(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        return engine.send(operation, arguments, options);
    }

    /**
     * A client with changed settings that shares connections and threads with this one; they are let go of when the last
     * such client is closed. A changed {@code httpClient} is its own.
     *
     * @throws IllegalStateException when the changed settings have problems, or this client is closed
     */
    public AutopostingClient withOptions(Consumer<Builder> change) {
        Builder builder = new Builder(engine.settings().changeable());
        Objects.requireNonNull(change, "change").accept(builder);
        return new AutopostingClient(engine.with(builder.settings.checked()));
    }

    /**
     * Does all that the first call does, short of the network: loads and initializes classes, sets up HTTP, TLS and the trust store.
     * For functions and tools that are started ahead, or stored after their start (CRaC, SnapStart, archives of classes). Takes
     * some tenths of a second; a second time it does nothing. Opens no connection, resolves no name, asks no key supplier, tells no
     * listener, and runs nothing of a client given to {@code httpClient(...)}. What does not work, such as a broken trust
     * store, is left for the call to report.
     *
     * @throws IllegalStateException when this client is closed
     */
    public void warmUp() {
        engine.warmUp(new FirstCalls());
    }

    /**
     * Ends the use of this client. Calls in flight and open downloads finish; new calls are an {@code IllegalStateException}. Closing twice does
     * nothing. Not closing leaks idle connections until they expire, but never keeps the JVM alive.
     */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "AutopostingClient{baseUrl=" + engine.settings().url() + "}";
    }

    /** Collects the settings of a client. Not safe for several threads at once. */
    public static final class Builder {
        private final ClientSettings settings;

        private Builder(ClientSettings settings) {
            this.settings = settings;
        }

        /**
         * The API key; surrounding white space is trimmed. Required, unless there is a supplier or {@link #withoutApiKey}. ASCII
         * without control characters. It goes to the base URL's origin, and to a server that an operation names.
         */
        public Builder apiKey(String key) {
            settings.setApiKey(Objects.requireNonNull(key, "apiKey"));
            return this;
        }

        /**
         * Where the API key comes from: asked once per attempt on the thread of the call, so that keys can rotate, and once more
         * after a 401: when it gives another key by then, the call is sent once more at once, for the 401 says that it was not
         * carried out. That attempt does not count as one of {@link #maxRetries}. When the supplier throws or gives no usable key, the call fails with an {@code IllegalStateException}. Its time is part of {@link #timeout};
         * an interrupt of it is a {@code CallCancelledException}. Async calls ask without the caller's thread locals.
         */
        public Builder apiKey(Supplier<String> key) {
            settings.apiKey = Objects.requireNonNull(key, "apiKey");
            return this;
        }

        /**
         * No API key, for operations that take none, such as a login; any other is an {@code IllegalStateException} before
         * anything is sent. {@link AutopostingClient#withOptions} can give the next client a key.
         */
        public Builder withoutApiKey() {
            settings.keyless = true;
            return this;
        }

        /** Which header carries the key, where the operation does not say it. Default {@link AuthScheme#BEARER}. */
        public Builder authScheme(AuthScheme scheme) {
            settings.setBearer(Objects.requireNonNull(scheme, "authScheme") == AuthScheme.BEARER);
            return this;
        }

        /**
         * Where the API is. Default {@code https://app.autoposting.ai/api-proxy}. A trailing {@code /} is ignored; user names,
         * queries and schemes other than https are refused, but for http to this machine ({@code localhost}, {@code 127.x.y.z},
         * {@code [::1]}), which goes past proxies, and where {@link #allowInsecureHttp} allows it.
         */
        public Builder baseUrl(String url) {
            settings.baseUrl = Objects.requireNonNull(url, "baseUrl");
            return this;
        }

        /**
         * Limit for a whole call, retries and waits included; more than zero. Default 60 s. A wait that the service asks for
         * is not begun when it does not fit in. For async calls the waiting for a thread of the executor counts, too: it begins
         * when the call is made, so that many calls at once on few threads need more.
         */
        public Builder timeout(Duration total) {
            settings.timeout = Objects.requireNonNull(total, "timeout");
            return this;
        }

        /**
         * Limit for one attempt, from connecting to the body's last byte; more than zero. Default 30 s. What is left of {@link
         * #timeout} cuts it shorter. For a {@code Download} both end with the head; then it is the peer's longest silence.
         */
        public Builder attemptTimeout(Duration each) {
            settings.attemptTimeout = Objects.requireNonNull(each, "attemptTimeout");
            return this;
        }

        /**
         * Limit for making a TCP connection; more than zero. Default 10 s. Part of the attempt's time. Several addresses of a
         * host share it: each is tried a quarter of a second after the one before it.
         */
        public Builder connectTimeout(Duration d) {
            settings.connectTimeout = Objects.requireNonNull(d, "connectTimeout");
            return this;
        }

        /**
         * How many times a request may be sent again, 0 or more. Default 2. GET, PUT and DELETE are repeated after 408, 429, 500, 502,
         * 503, 504, and when an attempt broke or timed out; POST and PATCH only when the connection was never made, and after 429
         * and 503 with {@code Retry-After}, which say that nothing was carried out.
         */
        public Builder maxRetries(int n) {
            settings.maxRetries = n;
            return this;
        }

        /**
         * The back-off where the service names no time: a random wait from zero up to {@code first}, then twice that, and so
         * on up to {@code cap}. Default 1 s and 60 s. Not negative, {@code cap} not less than {@code first}.
         */
        public Builder retryDelay(Duration first, Duration cap) {
            settings.firstRetryDelay = Objects.requireNonNull(first, "first");
            settings.maxRetryDelay = Objects.requireNonNull(cap, "cap");
            return this;
        }

        /**
         * Adds a header to every request; it replaces one of ours of the same name, such as {@code User-Agent}. Given twice, both are
         * sent. Those of the credential and those that frame the message are refused. Visible ASCII, spaces and tabs.
         */
        public Builder header(String name, String value) {
            settings.addHeader(Objects.requireNonNull(name, "name"), HeaderRules.requireValue(name, value));
            return this;
        }

        /**
         * The proxy. Default: the JVM's {@code ProxySelector}, but none for http to this machine, which would carry the key
         * away from it; a proxy given here together with such a base URL is refused. Through a SOCKS proxy, which takes the JDK's own sockets, an
         * interrupt ends a blocked read only at the attempt's timeout, and a pooled connection that the service has closed
         * meanwhile can fail a POST; cancelling a future works as ever.
         */
        public Builder proxy(Proxy value) {
            settings.proxy = Objects.requireNonNull(value, "proxy");
            return this;
        }

        /**
         * Who we are to an HTTP proxy that asks with the scheme Basic; one that does not ask gets nothing, one that refuses them is
         * not asked again by the call ({@code ConnectionException}, one attempt). Sent in Latin-1, else in UTF-8. No control
         * characters, no colon in the user name. A SOCKS proxy asks {@code java.net.Authenticator} instead.
         */
        public Builder proxyCredentials(String user, String password) {
            settings.setProxyCredentials(user, password);
            return this;
        }

        /**
         * Runs async calls, each to its end on one thread. Default: threads of the client's own. Never shut down by us. A call that it
         * refuses is a {@code ConnectionException}, and was not sent.
         */
        public Builder executor(Executor value) {
            settings.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Stands after {@code autoposting-java/<version>} in the header {@code User-Agent}: {@code acme-scheduler/1.4}. Visible ASCII
         * and spaces. Default: nothing.
         */
        public Builder userAgentSuffix(String suffix) {
            settings.userAgentSuffix = Objects.requireNonNull(suffix, "userAgentSuffix");
            return this;
        }

        /**
         * Sends calls through a client derived from yours, which is never shut down. Kept: its pool, TLS, proxy with its
         * authenticator, protocols, DNS, interceptors, event listeners, and a socket factory of its own. Replaced by ours: its
         * timeouts, retries, redirects, authenticator and cache.
         *
         * <p>Its interceptors see each attempt with the key and the tokens in it. One that sends a POST again fails the call.
         *
         * <p>A socket factory of its own loses what our sockets promise: an interrupt ends a blocked read only at the attempt's
         * timeout, a pooled connection that the service has closed can fail a POST, what a server sends beyond a response can be
         * taken for the next one, framing is bounded by OkHttp alone, and time-outs need a thread. The same holds for HTTP/2,
         * where calls share a connection besides, so that an interrupt of one can break others.
         */
        public Builder httpClient(OkHttpClient own) {
            settings.httpClient = Objects.requireNonNull(own, "httpClient");
            return this;
        }

        /** Hears of attempts, retries and calls. One at most: a later one replaces it. Default: none. */
        public Builder listener(CallListener value) {
            settings.observer = ListenerAdapter.over(Objects.requireNonNull(value, "listener"));
            return this;
        }

        /**
         * How many bytes a response may have after decompression, 1 or more. Default 10 MiB. Bounds the rest with it: twice as many
         * and 64 KiB before decompression, one JSON value for every 8 bytes, at least 100,000 (Jackson 2.18 and later). More is an
         * {@code InvalidResponseException}. A {@code Download} has {@code RequestOptions.maxDownloadBytes}.
         */
        public Builder maxResponseBytes(long n) {
            settings.maxResponseBytes = n;
            return this;
        }

        /**
         * Whether calls wait for the quota of their API key instead of being answered 429. Default {@link Pacing#none()}; {@link
         * Pacing#byRateLimit()} says how the other goes.
         */
        public Builder pacing(Pacing pacing) {
            settings.paced = Objects.requireNonNull(pacing, "pacing") == Pacing.byRateLimit();
            return this;
        }

        /** Whether the key may go over an unencrypted connection to another machine. Default false. */
        public Builder allowInsecureHttp(boolean allow) {
            settings.insecureHttpAllowed = allow;
            return this;
        }

        /**
         * The client. Opens no connection and starts no thread.
         *
         * @throws IllegalStateException listing every problem; or that OkHttp, Okio, Kotlin's library or Jackson is older than the SDK
         *     needs, and how to get a newer one
         */
        public AutopostingClient build() {
            Libraries.check();
            return new AutopostingClient(Engine.open(settings.checked()));
        }
    }
}
