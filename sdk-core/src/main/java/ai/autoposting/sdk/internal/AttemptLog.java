package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.CallListener.AttemptEnded;
import ai.autoposting.sdk.runtime.Printable;
import org.jspecify.annotations.Nullable;

/** One debug line per attempt, in the JDK's own logging facade. */
final class AttemptLog {
    private static final System.@Nullable Logger LOGGER = find();
    private static final int LONGEST_REQUEST_ID = 100;

    private AttemptLog() {}

    /** A logging system that cannot be set up must not harm a call. */
    private static System.@Nullable Logger find() {
        try {
            return System.getLogger("ai.autoposting.sdk");
        } catch (RuntimeException | Error unusable) {
            return null;
        }
    }

    static boolean isOn() {
        try {
            return LOGGER != null && LOGGER.isLoggable(System.Logger.Level.DEBUG);
        } catch (RuntimeException | Error broken) {
            return false;
        }
    }

    static void write(AttemptEnded event, ResponseHeaders headers, Secrets secrets) {
        String requestId = headers.get("x-request-id");
        StringBuilder line = new StringBuilder(event.operationId());
        line.append(" attempt ").append(event.attempt()).append(": ");
        if (event.status().isPresent()) {
            line.append("HTTP ").append(event.status().getAsInt());
        } else {
            line.append("no answer");
        }
        if (event.failure().isPresent()) {
            line.append(' ').append(event.failure().get());
        }
        line.append(" after ").append(event.duration().toMillis()).append(" ms, request ");
        line.append(requestId == null ? "id unknown" : Printable.of(secrets.mask(requestId), LONGEST_REQUEST_ID));
        try {
            if (LOGGER != null) {
                LOGGER.log(System.Logger.Level.DEBUG, line.toString());
            }
        } catch (RuntimeException | Error broken) {
            // A filter or handler that throws must not turn a call that succeeded into a failure.
        }
    }
}
