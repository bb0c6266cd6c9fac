package ai.autoposting.sdk.error;

/** 5xx: the service failed. */
public final class ServerException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerException(Builder builder) {
        super(builder);
    }
}
