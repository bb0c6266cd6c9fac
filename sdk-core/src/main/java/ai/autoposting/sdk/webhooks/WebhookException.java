package ai.autoposting.sdk.webhooks;

import java.util.Objects;

/**
 * A delivery that must not be acted on. Its text holds neither secret nor signature nor body, and it has no cause. Answer it with
 * a status other than 2xx: the service then delivers again.
 */
public final class WebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a delivery is refused, in the order in which it is checked, but for {@link #TOO_LARGE}, which comes first. */
    public enum Reason {
        /**
         * The signature's or the timestamp's header is missing or blank; or one of the four headers is there with several different
         * values, so that there is none that counts.
         */
        MISSING_HEADER,
        /** No secret gives this signature for this timestamp and body, or the header has none of the forms of a signature. */
        BAD_SIGNATURE,
        /** The signed timestamp is further from now than the tolerance, before or after, or has none of the forms of a time. */
        STALE,
        /** The body has more than {@link WebhookVerifier#MAX_BODY_BYTES} bytes. Nothing else was looked at. */
        TOO_LARGE,
        /** The signed body is no event: no JSON object in UTF-8, or without {@code id} or {@code event}, which no header gives. */
        NOT_JSON
    }

    WebhookException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Which check the delivery did not pass. Only what is genuine can be {@link Reason#STALE} or {@link Reason#NOT_JSON}. */
    public Reason reason() {
        return reason;
    }
}
