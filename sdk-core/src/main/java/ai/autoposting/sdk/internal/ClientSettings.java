package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.HttpClientSettings;
import ai.autoposting.sdk.internal.http.ProxyCredentials;
import ai.autoposting.sdk.runtime.HeaderRules;
import ai.autoposting.sdk.runtime.OptionRules;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client, with their defaults and rules. A builder changes its own; a client keeps a {@link #checked} copy
 * that nobody changes. Each is documented at its setter. A new setting is a field here, its rule in {@link #problems}, and a
 * setter.
 */
public final class ClientSettings implements Cloneable {
    private static final String DEFAULT_URL = "https://app.autoposting.ai/api-proxy";

    public @Nullable Supplier<String> apiKey;
    public boolean keyless;
    private @Nullable Supplier<String> keyBefore;
    private boolean keylessBefore;
    String apiKeyHeader = "Authorization";
    String apiKeyPrefix = "Bearer ";
    public String baseUrl = DEFAULT_URL;
    public Duration timeout = Duration.ofSeconds(60);
    public Duration attemptTimeout = Duration.ofSeconds(30);
    public Duration connectTimeout = Duration.ofSeconds(10);
    public int maxRetries = 2;
    public Duration firstRetryDelay = Duration.ofSeconds(1);
    public Duration maxRetryDelay = Duration.ofSeconds(60);
    public List<Map.Entry<String, String>> headers = List.of();
    public @Nullable Proxy proxy;

    @Nullable
    ProxyCredentials proxyCredentials;

    public @Nullable Executor executor;
    public @Nullable String userAgentSuffix;
    public @Nullable OkHttpClient httpClient;
    public @Nullable CallObserver observer;
    public long maxResponseBytes = 10L * 1024 * 1024;
    public boolean insecureHttpAllowed;
    public boolean paced;

    private @Nullable HttpUrl url;

    /** A key that stays the same. */
    public void setApiKey(String key) {
        apiKey = new FixedKey(key.strip());
    }

    /** Whether the key stands in {@code Authorization} after the word Bearer, or alone in {@code x-api-key}. */
    public void setBearer(boolean bearer) {
        apiKeyHeader = bearer ? "Authorization" : "x-api-key";
        apiKeyPrefix = bearer ? "Bearer " : "";
    }

    public void addHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        headers = List.copyOf(more);
    }

    public void setProxyCredentials(String user, String password) {
        proxyCredentials = new ProxyCredentials(
                Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password"));
    }

    /** The base URL of settings that have been checked. */
    public HttpUrl url() {
        return Objects.requireNonNull(url, "url");
    }

    Supplier<String> keys() {
        return keyless ? new NoKey() : Objects.requireNonNull(apiKey, "apiKey");
    }

    /** Whether this is the service itself, and no test's or gateway's address. */
    boolean hasDefaultUrl() {
        String given = baseUrl.strip();
        return url().equals(HttpUrl.get(DEFAULT_URL)) || given.equals(DEFAULT_URL + "/");
    }

    HttpClientSettings http() {
        return new HttpClientSettings(
                httpClient,
                url().isHttps(),
                Deadline.nanos(connectTimeout),
                proxy,
                proxyCredentials,
                insecureHttpAllowed);
    }

    /** All values are immutable, or the user's own. */
    public ClientSettings copy() {
        try {
            return (ClientSettings) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A copy to be changed for another client: one that is given a key has no other, and one without a key can be given one. */
    public ClientSettings changeable() {
        ClientSettings changeable = copy();
        changeable.keyBefore = apiKey;
        changeable.keylessBefore = keyless;
        changeable.apiKey = null;
        changeable.keyless = false;
        return changeable;
    }

    /**
     * A copy for a client to keep.
     *
     * @throws IllegalStateException listing every problem
     */
    public ClientSettings checked() {
        ClientSettings checked = copy();
        List<String> problems = checked.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("AutopostingClient cannot be built:\n  " + String.join("\n  ", problems));
        }
        return checked;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkApiKey(problems);
        url = BaseUrl.parse(baseUrl, insecureHttpAllowed, problems);
        OptionRules.requirePositive("timeout", timeout, problems);
        OptionRules.requirePositive("attemptTimeout", attemptTimeout, problems);
        OptionRules.requireNotNegative("maxRetries", maxRetries, problems);
        OptionRules.requireAllowed(headers, problems);
        OptionRules.requirePositive("connectTimeout", connectTimeout, problems);
        if (firstRetryDelay.isNegative()) {
            problems.add("retryDelay must be 0 or more: " + firstRetryDelay);
        }
        if (maxRetryDelay.compareTo(firstRetryDelay) < 0) {
            problems.add("retryDelay's cap must be " + firstRetryDelay + " or more, as its first is: " + maxRetryDelay);
        }
        if (maxResponseBytes < 1) {
            problems.add("maxResponseBytes must be 1 or more: " + maxResponseBytes);
        }
        if (userAgentSuffix != null && !isVisible(userAgentSuffix)) {
            problems.add("userAgentSuffix must be visible ASCII and spaces only");
        }
        checkProxy(problems);
        return problems;
    }

    private void checkApiKey(List<String> problems) {
        if (apiKey == null && !keyless) {
            apiKey = keyBefore;
            keyless = keylessBefore;
        }
        keyBefore = null;
        if (apiKey != null && keyless) {
            problems.add("apiKey(...) and withoutApiKey() exclude each other: leave one of them out");
        } else if (apiKey == null && !keyless) {
            problems.add(
                    "apiKey is missing: pass it to builder().apiKey(...), or set AUTOPOSTING_API_KEY and use fromEnv();"
                            + " builder().withoutApiKey() is for operations that take none");
        } else if (apiKey instanceof FixedKey fixed) {
            String problem = ApiKeyProvider.problem(fixed.key());
            if (problem != null) {
                problems.add(problem);
            }
        }
    }

    private void checkProxy(List<String> problems) {
        boolean leaves = proxy != null && proxy.type() != Proxy.Type.DIRECT;
        if (url != null && leaves && !url.isHttps() && !insecureHttpAllowed) {
            problems.add("baseUrl must begin with https:// where there is a proxy(...), since the key would go to it"
                    + " unencrypted; allowInsecureHttp(true) allows it");
        }
        if (proxyCredentials != null) {
            proxyCredentials.check(problems);
        }
    }

    private static boolean isVisible(String text) {
        return HeaderRules.isVisible(text) && text.indexOf('\t') < 0;
    }

    /** The base URL alone, since some values are secret. */
    @Override
    public String toString() {
        return "ClientSettings{baseUrl=" + url + "}";
    }

    /** Never asked: a call that needs a key is refused before. */
    private static final class NoKey implements Supplier<String> {
        @Override
        public String get() {
            throw new IllegalStateException("this AutopostingClient has no API key");
        }
    }

    private record FixedKey(String key) implements Supplier<String> {
        @Override
        public String get() {
            return key;
        }

        @Override
        public String toString() {
            return "FixedKey{***}";
        }
    }
}
