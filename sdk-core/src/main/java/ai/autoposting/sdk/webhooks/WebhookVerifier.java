package ai.autoposting.sdk.webhooks;

import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides whether a delivery of a webhook comes from the service, is fresh and is as it was sent. Does no I/O, knows no framework.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.of(secret); // one for all requests
 * WebhookEvent event = verifier.verify(headers, rawBody); // the bytes as they arrived, before anything reads them as JSON
 * }</pre>
 *
 * <p>The signature is HMAC-SHA256 over the timestamp header's text as it stands, a dot and the body's bytes. How signature and
 * timestamp are written is not documented, so these forms are accepted, and no others: 64 hexadecimal digits in any case, or 43
 * characters of base64 in the standard or the URL alphabet with or without their {@code =}, alone or behind {@code sha256=}, {@code
 * v1=} or {@code v1,}; and Unix seconds, Unix milliseconds, or ISO 8601 with date, time and offset as RFC 3339 has it.
 *
 * <p>A delivery that comes again within the tolerance is accepted again, since the service delivers again on purpose: {@link
 * WebhookEvent#id()} tells that an event is known.
 *
 * <p>Immutable, safe for use by many threads. {@code toString()} shows no secret.
 */
public final class WebhookVerifier {
    /** How large a body may be: 1 MiB. Read no more than one byte more of a request, and {@link #verify} says the rest. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    private final List<SecretKeySpec> keys;
    private final Duration tolerance;
    private final Clock clock;

    private WebhookVerifier(List<SecretKeySpec> keys, Duration tolerance, Clock clock) {
        this.keys = keys;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * A verifier with a tolerance of 5 minutes, by the system's clock.
     *
     * @param secret the endpoint's secret, taken as it stands
     * @param olderSecrets others that are accepted as well, while the secret is being exchanged
     * @throws IllegalArgumentException when one of them is blank; none is quoted
     */
    public static WebhookVerifier of(String secret, String... olderSecrets) {
        List<SecretKeySpec> keys = new ArrayList<>();
        keys.add(key(secret, "secret"));
        for (String older : Objects.requireNonNull(olderSecrets, "olderSecrets")) {
            keys.add(key(older, "olderSecrets"));
        }
        return new WebhookVerifier(List.copyOf(keys), DEFAULT_TOLERANCE, Clock.systemUTC());
    }

    private static SecretKeySpec key(String secret, String name) {
        if (Objects.requireNonNull(secret, name).isBlank()) {
            throw new IllegalArgumentException(name + ": a secret must not be blank");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The same, with how far a delivery's timestamp may be from now, before or after, that very distance included. Default 5
     * minutes, which is what the service advises; more than 0.
     *
     * <p>The service delivers again after about 5 min, 30 min, 2 h, 5 h and 10 h when it got no 2xx. Whether it then signs with a new
     * timestamp is not documented. When deliveries are refused as {@link Reason#STALE} after yours was down, it keeps the first one:
     * raise this to a day or so, and rely on {@link WebhookEvent#id()} against replays.
     *
     * @throws IllegalArgumentException when it is zero or negative
     */
    public WebhookVerifier tolerance(Duration value) {
        if (Objects.requireNonNull(value, "tolerance").isNegative() || value.isZero()) {
            throw new IllegalArgumentException("tolerance must be more than 0, not " + value);
        }
        return new WebhookVerifier(keys, value, clock);
    }

    /** The same, with where now comes from. Default: the system's clock. */
    public WebhookVerifier clock(Clock value) {
        return new WebhookVerifier(keys, tolerance, Objects.requireNonNull(value, "clock"));
    }

    /**
     * The event of a genuine and fresh delivery. Checks the size first, then the headers, the signature, the time and the JSON: before
     * the signature is right, nothing of the body is read.
     *
     * @param headers of the request, names in any case; {@code X-Autoposting-Signature} and {@code X-Autoposting-Timestamp} are needed
     * @param rawBody the bytes as they arrived: JSON that was read and written again has another signature
     * @throws WebhookException saying why the delivery is refused
     */
    public WebhookEvent verify(Map<String, List<String>> headers, byte[] rawBody) {
        Objects.requireNonNull(headers, "headers");
        if (Objects.requireNonNull(rawBody, "rawBody").length > MAX_BODY_BYTES) {
            throw new WebhookException(Reason.TOO_LARGE, "the body has more than " + MAX_BODY_BYTES + " bytes");
        }
        DeliveryHeaders delivery = DeliveryHeaders.of(headers);
        requireSignature(delivery, rawBody);
        requireFresh(delivery.timestamp());
        return Payload.event(rawBody, delivery);
    }

    private void requireSignature(DeliveryHeaders delivery, byte[] body) {
        byte[] digest = SignatureText.digest(delivery.signature());
        if (digest == null) {
            throw new WebhookException(
                    Reason.BAD_SIGNATURE, DeliveryHeaders.SIGNATURE + " has none of the forms of a signature");
        }
        byte[] timestamp = delivery.timestamp().getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (SecretKeySpec key : keys) { // all of them, so that the time taken does not tell which one it was
            genuine |= MessageDigest.isEqual(sign(key, timestamp, body), digest);
        }
        if (!genuine) {
            throw new WebhookException(
                    Reason.BAD_SIGNATURE,
                    "the signature does not fit timestamp and body: another secret, or not the bytes that were sent");
        }
    }

    private static byte[] sign(SecretKeySpec key, byte[] timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(timestamp);
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) { // every Java has this algorithm, and it takes every key
            throw new IllegalStateException(ALGORITHM + " is missing", impossible);
        }
    }

    private void requireFresh(String timestamp) {
        Instant sent = TimestampText.instant(timestamp);
        if (sent == null) {
            throw new WebhookException(Reason.STALE, DeliveryHeaders.TIMESTAMP + " has none of the forms of a time");
        }
        Duration age = Duration.between(sent, clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            throw new WebhookException(
                    Reason.STALE,
                    DeliveryHeaders.TIMESTAMP + " is " + age.abs() + (age.isNegative() ? " ahead" : " old")
                            + ", more than the tolerance of " + tolerance);
        }
    }

    @Override
    public String toString() {
        return "WebhookVerifier{secrets=" + keys.size() + ", tolerance=" + tolerance + "}";
    }
}
