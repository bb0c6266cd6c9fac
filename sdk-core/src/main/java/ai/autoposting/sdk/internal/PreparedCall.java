package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
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
    private final List<String> settingsSecrets;
    private volatile List<String> keys = List.of();
    private volatile @Nullable Known known;

    /** The secrets, as long as no other key is sent. */
    private record Known(List<String> keys, Secrets secrets) {}

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
    Secrets secrets() {
        List<String> sent = keys;
        Known before = known;
        if (before != null && before.keys == sent) {
            return before.secrets;
        }
        Secrets secrets = collect(sent);
        known = new Known(sent, secrets);
        return secrets;
    }

    private Secrets collect(List<String> sent) {
        Secrets secrets = new Secrets();
        sent.forEach(secrets::add);
        settingsSecrets.forEach(secrets::add);
        for (int i = 0; i < headers.size(); i++) {
            secrets.addFromHeader(headers.name(i), headers.value(i));
        }
        plan.url.addSecrets(url, secrets);
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            if (value != null) {
                secrets.addNamed(url.queryParameterName(i), value);
            }
        }
        if (body != null && json != null) {
            Codec<Object> codec = JsonCodecs.codecOf(body);
            if (codec != null) {
                codec.secrets(body, secrets::add);
            }
            secrets.addFromJson(json);
        }
        return secrets;
    }
}
