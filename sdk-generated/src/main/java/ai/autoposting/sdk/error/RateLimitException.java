package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import java.util.Optional;

/** 429: too many requests with this API key. {@link #retryAfter()} says how long to wait, when the service said so. */
public final class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitException(Builder builder) {
        super(builder);
    }

    /** What the service said of the limit, when it did. */
    public Optional<RateLimit> rateLimit() {
        return RateLimit.fromHeaders(headers());
    }
}
