package ai.autoposting.sdk.error;

/** 402: the account has too few credits. */
public final class PaymentRequiredException extends ApiException {
    private static final long serialVersionUID = 1L;

    PaymentRequiredException(Builder builder) {
        super(builder);
    }
}
