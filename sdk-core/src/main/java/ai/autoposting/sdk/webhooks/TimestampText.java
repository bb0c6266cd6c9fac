package ai.autoposting.sdk.webhooks;

import ai.autoposting.sdk.runtime.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a time may be written: Unix seconds (up to 11 digits, which last until the year 5138), milliseconds (12 to
 * 15, which begin in 1973), and ISO 8601 as RFC 3339 has it. Which of them the service uses is not documented.
 */
final class TimestampText {
    private static final int MAX_SECONDS_DIGITS = 11;
    private static final int MAX_MILLIS_DIGITS = 15;
    private static final int MAX_LENGTH = 64;

    private TimestampText() {}

    /** Null when the text has none of the forms. */
    static @Nullable Instant instant(String text) {
        if (isDigits(text)) {
            long number = Long.parseLong(text);
            return text.length() > MAX_SECONDS_DIGITS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        OffsetDateTime time = iso(text);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime iso(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return Rfc3339.parse(text.toCharArray(), 0, text.length());
        } catch (DateTimeException otherForm) {
            return null;
        }
    }

    /** Of ASCII, no more than a number of milliseconds has. */
    private static boolean isDigits(String text) {
        if (text.isEmpty() || text.length() > MAX_MILLIS_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
