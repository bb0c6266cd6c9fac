package ai.autoposting.sdk.error;

/**
 * 5xx: the service failed. After 500, 502, 503 and 504 a call that may be repeated was tried again already, as far as its retries
 * and its time went. {@link #mayHaveTakenEffect()} says whether the service could have carried it out nevertheless.
 */
public final class ServerException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerException(Builder builder) {
        super(builder);
    }
}
