package ai.autoposting.sdk.error;

/** 409: the request does not fit the present state: a missing connection, an expired token, a duplicate. */
public final class ConflictException extends ApiException {
    private static final long serialVersionUID = 1L;

    ConflictException(Builder builder) {
        super(builder);
    }
}
