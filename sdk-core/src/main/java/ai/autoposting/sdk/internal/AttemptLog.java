package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.HeaderMaps;
import ai.autoposting.sdk.runtime.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One debug line per attempt, in the JDK's own logging facade. */
final class AttemptLog {
    private static final System.@Nullable Logger LOGGER = find();
    private static final int MAX_REQUEST_ID = 100;

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

    /** @param reason why it failed, masked and bounded; null when the status and the failure's type say it */
    static void write(
            String operationId,
            int attempt,
            OptionalInt status,
            Optional<String> failure,
            @Nullable String reason,
            Duration duration,
            ResponseHeaders headers,
            SecretMasker secrets) {
        String requestId = headers.get(HeaderMaps.REQUEST_ID);
        StringBuilder line = new StringBuilder(operationId);
        line.append(" attempt ").append(attempt).append(": ");
        if (status.isPresent()) {
            line.append("HTTP ").append(status.getAsInt());
        } else {
            line.append("no answer");
        }
        if (failure.isPresent()) {
            line.append(' ').append(failure.get());
        }
        if (reason != null) {
            line.append(" (").append(reason).append(')');
        }
        line.append(" after ").append(duration.toMillis()).append(" ms, request ");
        line.append(requestId == null ? "id unknown" : Printable.of(secrets.mask(requestId), MAX_REQUEST_ID));
        try {
            if (LOGGER != null) {
                LOGGER.log(System.Logger.Level.DEBUG, line.toString());
            }
        } catch (RuntimeException | Error broken) {
            // A filter or handler that throws must not turn a call that succeeded into a failure.
        }
    }
}
