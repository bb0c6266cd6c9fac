package ai.autoposting.sdk.error;

/**
 * 429: too many requests with this API key. The call was tried again already, as far as its retries and its time went; {@link
 * #retryAfter()} says how long to wait now, when the service said so.
 */
public final class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitException(Builder builder) {
        super(builder);
    }
}
