package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;

/**
 * Why something could not be read.
 *
 * @param reason short, and the same for what failed for the same reason
 * @param message all that the SDK says of it, which is without secrets
 */
record Failure(String reason, String message) {
    /** The reading was stopped before. */
    static final Failure NOT_ASKED =
            new Failure("not asked", "not all calls were made, since the reading was stopped before");

    static Failure of(AutopostingException failure) {
        return new Failure(reason(failure), String.valueOf(failure.getMessage()));
    }

    private static String reason(AutopostingException failure) {
        if (failure instanceof ApiException api) {
            return "HTTP " + api.statusCode()
                    + api.code().map(code -> " " + code).orElse("");
        }
        // A brand that is no part of a path, for one, is not the SDK's failure but its cause.
        Throwable cause = failure.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : failure.getClass().getSimpleName();
    }

    Failure and(Failure other) {
        return new Failure(
                reason.equals(other.reason) ? reason : reason + "; " + other.reason, message + "; " + other.message);
    }
}
