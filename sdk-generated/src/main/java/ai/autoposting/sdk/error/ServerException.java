package ai.autoposting.sdk.error;

/**
 * 5xx: the service failed. A call that may be repeated was tried again already, as far as its retries and its time went; {@link
 * #mayHaveTakenEffect()} says whether another one was carried out perhaps.
 */
public final class ServerException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerException(Builder builder) {
        super(builder);
    }
}
