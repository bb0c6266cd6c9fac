package ai.autoposting.sdk.error;

/** 401: the API key is missing, wrong or revoked. */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnauthorizedException(Builder builder) {
        super(builder);
    }
}
