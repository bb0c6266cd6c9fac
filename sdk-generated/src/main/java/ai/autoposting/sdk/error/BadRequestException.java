package ai.autoposting.sdk.error;

/** 400 or 422: the service does not accept the request's parameters. */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    BadRequestException(Builder builder) {
        super(builder);
    }
}
