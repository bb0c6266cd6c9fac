package ai.autoposting.sdk.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends one request and gives back the head of the answer. A seam for tests. */
interface Wire {
    /**
     * Sends the request.
     *
     * @param key the API key; null for an operation without a credential
     * @param nanos limit for the whole exchange, body included
     */
    Answer send(PreparedCall<?> call, @Nullable String key, long nanos, Cancellation cancellation, Trace trace)
            throws IOException;

    /** How far a request got. */
    final class Trace {
        /** Whether a byte of the request may have left this process. */
        volatile boolean sent;
    }
}
