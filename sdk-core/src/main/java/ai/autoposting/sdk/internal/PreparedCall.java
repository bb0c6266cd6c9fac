package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.internal.content.Content;
import ai.autoposting.sdk.internal.http.HttpRequest;
import ai.autoposting.sdk.internal.secrets.HeaderSecrets;
import ai.autoposting.sdk.internal.secrets.JsonSecrets;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.runtime.PathArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call, ready to be sent as often as need be. */
final class PreparedCall<T extends @Nullable Object> {
    final OperationPlan<T> plan;
    final HttpRequest request;
    final @Nullable Object body;
    final long timeout;
    final long attemptTimeout;
    final int maxRetries;
    /** Of a download; 0 for others. */
    final long maxDownloadBytes;

    /** The call's own key; null for the client's. */
    final @Nullable String apiKey;

    private final Map<String, String> path;
    private final List<String> settingsSecrets;
    private volatile @Nullable Resources resources;
    private volatile List<String> keys = List.of();
    private volatile @Nullable Known known;

    /** The secrets, as long as no other key is sent. */
    private record Known(List<String> keys, SecretMasker secrets) {}

    PreparedCall(
            OperationPlan<T> plan,
            HttpRequest request,
            @Nullable Object body,
            long timeout,
            long attemptTimeout,
            int maxRetries,
            List<String> settingsSecrets) {
        this(plan, request, body, timeout, attemptTimeout, maxRetries, settingsSecrets, 0, null, Map.of());
    }

    PreparedCall(
            OperationPlan<T> plan,
            HttpRequest request,
            @Nullable Object body,
            long timeout,
            long attemptTimeout,
            int maxRetries,
            List<String> settingsSecrets,
            long maxDownloadBytes,
            @Nullable String apiKey,
            Map<String, String> path) {
        this.plan = plan;
        this.request = request;
        this.body = body;
        this.timeout = timeout;
        this.attemptTimeout = attemptTimeout;
        this.maxRetries = maxRetries;
        this.settingsSecrets = settingsSecrets;
        this.maxDownloadBytes = maxDownloadBytes;
        this.apiKey = apiKey;
        this.path = path;
    }

    /** The values of a list one by one, as they stand in the URL: what comes back plain is found too. */
    private void addQueryLists(SecretMasker secrets) {
        String query = request.url.encodedQuery();
        if (query == null || query.indexOf(',') < 0) {
            return;
        }
        int at = 0;
        for (String parameter : query.split("&", -1)) {
            for (String value : parameter.substring(parameter.indexOf('=') + 1).split(",", -1)) {
                secrets.addNamed(request.url.queryParameterName(at), value);
            }
            at++;
        }
    }

    /** Whether the request can be sent as often as need be: a stream that has begun to be read cannot. */
    boolean canBeSentAgain() {
        return request.content == null || !request.content.isSpent();
    }

    /** Whether something of users' is to be closed when the call has ended. */
    boolean holdsSources() {
        return request.content != null;
    }

    /** What a response that outlives the call keeps in use. */
    void uses(Resources ofClient) {
        resources = ofClient;
    }

    @Nullable
    Resources resources() {
        return resources;
    }

    /** The call has ended, or never begins. */
    void close() {
        if (request.content instanceof Content content) {
            content.close();
        }
    }

    Operation<T> operation() {
        return plan.operation;
    }

    String id() {
        return plan.operation.id();
    }

    /** The path arguments as they may be shown. */
    Map<String, String> pathArguments() {
        Map<String, String> plain = PathArguments.withoutSecrets(path);
        if (plain.isEmpty()) {
            return plain;
        }
        Map<String, String> masked = new LinkedHashMap<>(plain);
        SecretMasker secrets = secrets();
        masked.replaceAll((name, value) -> secrets.mask(value));
        return masked;
    }

    /** Remembers a key that was sent, to mask it. Called by the thread of the call only. */
    void sentWith(String key) {
        List<String> before = keys;
        if (before.isEmpty()) {
            keys = List.of(key);
        } else if (!before.contains(key)) {
            List<String> more = new ArrayList<>(before);
            more.add(key);
            keys = more;
        }
    }

    /** All that must not appear in what the caller is told. Collected once, and only when something is to be masked. */
    SecretMasker secrets() {
        List<String> sent = keys;
        Known before = known;
        if (before != null && before.keys == sent) {
            return before.secrets;
        }
        SecretMasker secrets = collect(sent);
        known = new Known(sent, secrets);
        return secrets;
    }

    private SecretMasker collect(List<String> sent) {
        SecretMasker secrets = new SecretMasker();
        sent.forEach(secrets::add);
        if (apiKey != null) {
            secrets.add(apiKey);
        }
        settingsSecrets.forEach(secrets::add);
        for (int i = 0; i < request.headers.size(); i++) {
            HeaderSecrets.addTo(secrets, request.headers.name(i), request.headers.value(i));
        }
        plan.url.addSecrets(request.url, secrets);
        for (int i = 0; i < request.url.querySize(); i++) {
            String value = request.url.queryParameterValue(i);
            if (value != null) {
                secrets.addNamed(request.url.queryParameterName(i), value);
            }
        }
        addQueryLists(secrets);
        if (body != null && request.json != null) {
            Codec<Object> codec = JsonCodecs.codecOf(body);
            if (codec != null) {
                codec.secrets(body, secrets::add);
            }
            JsonSecrets.addTo(secrets, request.json);
        }
        if (request.content instanceof Content content) {
            content.addSecrets(secrets);
        }
        return secrets;
    }
}
