package ai.autoposting.sdk.testing;

/** The code and text of an error when a test names none. Only those of 401, 402 and 403 are the service's own; the others are unknown. */
final class StatusTexts {
    private StatusTexts() {}

    static String code(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthorized";
            case 402 -> "insufficient_credits";
            case 403 -> "billing_suspended";
            case 404 -> "not_found";
            case 408 -> "timeout";
            case 409 -> "conflict";
            case 413 -> "too_large";
            case 414, 431 -> "too_long";
            case 422 -> "invalid";
            case 429 -> "rate_limited";
            case 501, 505 -> "not_implemented";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal_error" : "error";
        };
    }

    static String message(int status) {
        return switch (status) {
            case 400, 422 -> "The request is not valid.";
            case 401 -> "Missing or invalid API key.";
            case 402 -> "Not enough credits.";
            case 403 -> "Billing is suspended.";
            case 404 -> "Not found.";
            case 409 -> "The request conflicts with what is there.";
            case 429 -> "Too many requests.";
            default -> "The mock server was told to answer " + status + ".";
        };
    }
}
