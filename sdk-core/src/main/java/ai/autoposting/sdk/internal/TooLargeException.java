package ai.autoposting.sdk.internal;

import java.io.IOException;

/** An answer is larger than the caller allows. Its message says than what. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    final String than;

    TooLargeException(String than) {
        super(than);
        this.than = than;
    }
}
