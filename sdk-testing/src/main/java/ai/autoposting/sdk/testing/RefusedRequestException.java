package ai.autoposting.sdk.testing;

import java.io.IOException;

/** Why a request cannot be read, and the status of the response that says so. Its text holds nothing of the request. */
final class RefusedRequestException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** What is said. */
    String text() {
        return String.valueOf(getMessage());
    }
}
