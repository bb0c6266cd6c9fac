package ai.autoposting.sdk.error;

/** 403: the API key lacks a scope, or billing is suspended; {@link #code()} tells which. */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(Builder builder) {
        super(builder);
    }
}
