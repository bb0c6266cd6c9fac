package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.AuthScheme;
import ai.autoposting.sdk.CallListener;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a client was built with, already validated. Each value is documented at its setter. */
public record Settings(
        Supplier<String> apiKey,
        AuthScheme authScheme,
        HttpUrl baseUrl,
        Duration timeout,
        Duration attemptTimeout,
        Duration connectTimeout,
        int maxRetries,
        Duration firstRetryDelay,
        Duration longestRetryDelay,
        List<Map.Entry<String, String>> headers,
        @Nullable Proxy proxy,
        @Nullable ProxyCredentials proxyCredentials,
        @Nullable Executor executor,
        @Nullable String userAgentSuffix,
        @Nullable OkHttpClient httpClient,
        @Nullable CallListener listener,
        long maxResponseBytes,
        boolean insecureHttpAllowed) {

    /** Who we are to the proxy. */
    public record ProxyCredentials(String user, String password) {
        @Override
        public String toString() {
            return "ProxyCredentials{***}";
        }
    }

    /** Nothing of the values, since some are secret. */
    @Override
    public String toString() {
        return "Settings{baseUrl=" + baseUrl + "}";
    }
}
