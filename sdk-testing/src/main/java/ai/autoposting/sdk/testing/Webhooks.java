package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes events and signs deliveries of them as the service does, where that is documented. */
final class Webhooks {
    static final String TEST_EVENT = "webhook.test";

    private static final String ORG_ID = "org_mock";
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final CountedIds ids = new CountedIds("evt_");

    Webhooks(Clock clock) {
        this.clock = clock;
    }

    String event(String type, String dataJson) {
        JsonNode data = JsonTrees.parse(Objects.requireNonNull(dataJson, "dataJson"))
                .orElseThrow(() -> new IllegalArgumentException("dataJson must be JSON"));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", ids.next());
        event.put("event", Objects.requireNonNull(type, "event"));
        event.put("timestamp", now().toString());
        event.put("orgId", ORG_ID);
        event.put("data", data);
        return JsonTrees.text(event);
    }

    Map<String, List<String>> sign(String json, String secret) {
        Optional<JsonNode> event = JsonTrees.parse(Objects.requireNonNull(json, "json"));
        String timestamp = Long.toString(now().getEpochSecond());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Autoposting-Signature", List.of(signature(timestamp, json, secret)));
        headers.put("X-Autoposting-Timestamp", List.of(timestamp));
        String type = event.map(tree -> headerValue(tree.path("event"))).orElse(TEST_EVENT);
        headers.put("X-Autoposting-Event", List.of(type));
        String id = event.map(tree -> headerValue(tree.path("id"))).orElseGet(ids::next);
        headers.put("X-Autoposting-Delivery", List.of(id));
        return Collections.unmodifiableMap(headers);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Null for what is no text, or none that a header can carry. */
    private static @Nullable String headerValue(JsonNode value) {
        return value.isTextual() && value.textValue().matches("[!-~]+") ? value.textValue() : null;
    }

    private static String signature(String timestamp, String json, String secret) {
        if (Objects.requireNonNull(secret, "secret").isBlank()) {
            throw new IllegalArgumentException("secret must not be blank");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(json.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) { // every Java has this algorithm, and it takes every key
            throw new IllegalStateException(ALGORITHM + " is missing", impossible);
        }
    }

    void reset() {
        ids.reset();
    }
}
