package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.Json;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One call, ready to be sent as often as need be. */
final class PreparedCall<T extends @Nullable Object> {
    final Plan<T> plan;
    final HttpUrl url;
    final Headers headers;
    final @Nullable Object body;
    final byte @Nullable [] json;
    final long timeout;
    final long attemptTimeout;
    final int maxRetries;
    private final List<String> keys = new ArrayList<>(1);
    private final List<String> settingsSecrets;

    PreparedCall(
            Plan<T> plan,
            HttpUrl url,
            Headers headers,
            @Nullable Object body,
            byte @Nullable [] json,
            long timeout,
            long attemptTimeout,
            int maxRetries,
            List<String> settingsSecrets) {
        this.plan = plan;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.json = json;
        this.timeout = timeout;
        this.attemptTimeout = attemptTimeout;
        this.maxRetries = maxRetries;
        this.settingsSecrets = settingsSecrets;
    }

    Operation<T> operation() {
        return plan.operation;
    }

    String id() {
        return plan.operation.id();
    }

    /** Remembers a key that was sent, to mask it. */
    void sentWith(String key) {
        keys.add(key);
    }

    /** All that must not appear in what the caller is told. Collected only when something went wrong. */
    Secrets secrets() {
        Secrets secrets = new Secrets();
        keys.forEach(secrets::add);
        settingsSecrets.forEach(secrets::add);
        for (int i = 0; i < headers.size(); i++) {
            if (Secrets.isSecretName(headers.name(i))) {
                secrets.add(headers.value(i));
            }
        }
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            if (value != null && Secrets.isSecretName(url.queryParameterName(i))) {
                secrets.add(value);
            }
        }
        if (body != null && json != null) {
            Codec<Object> codec = Json.codecOf(body);
            if (codec != null) {
                codec.secrets(body, secrets::add);
            }
            secrets.addFromJson(json);
        }
        return secrets;
    }
}
