package ai.autoposting.sdk.error;

/** Any other status, and a 2xx response that says {@code "success": false}. Redirects come here, since they are never followed. */
public final class UnexpectedStatusException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnexpectedStatusException(Builder builder) {
        super(builder);
    }
}
