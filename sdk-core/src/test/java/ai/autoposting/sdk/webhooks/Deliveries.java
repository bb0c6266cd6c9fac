package ai.autoposting.sdk.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as the documentation describes them, signed apart from the code that is tested. */
final class Deliveries {
    static final String SECRET = "whsec-secret-6";
    static final String BODY =
            "{\"id\":\"evt_01HZ7XABCDEF1234567890\",\"event\":\"post.published\",\"timestamp\":\"2025-06-15T14:00:00Z\","
                    + "\"orgId\":\"org_id\",\"data\":{\"hidden\":\"private-text\"}}";
    static final Instant NOW = Instant.parse("2025-06-15T14:00:00Z");
    static final String NOW_IN_SECONDS = "1749996000";
    static final WebhookVerifier VERIFIER = WebhookVerifier.of(SECRET).clock(Clock.fixed(NOW, ZoneOffset.UTC));

    private Deliveries() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] digest(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(timestamp + "."));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String hex(String timestamp, byte[] body) {
        return HexFormat.of().formatHex(digest(SECRET, timestamp, body));
    }

    /** Of a delivery without the headers that are not signed. */
    static Map<String, List<String>> headers(String timestamp, String signature) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("X-Autoposting-Timestamp", List.of(timestamp));
        headers.put("X-Autoposting-Signature", List.of(signature));
        return headers;
    }

    static Map<String, List<String>> signed(byte[] body) {
        return headers(NOW_IN_SECONDS, hex(NOW_IN_SECONDS, body));
    }

    static WebhookEvent verify(String body) {
        return verify(bytes(body));
    }

    static WebhookEvent verify(byte[] body) {
        return VERIFIER.verify(signed(body), body);
    }
}
