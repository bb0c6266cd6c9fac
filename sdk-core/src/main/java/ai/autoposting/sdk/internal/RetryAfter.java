package ai.autoposting.sdk.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how long the service asks to wait. Values that make no sense count as not said; none ever fails. */
final class RetryAfter {
    private static final int MAX_TEXT = 40;
    private static final Duration MAX = Deadline.MAX;

    private RetryAfter() {}

    /** {@code Retry-After}: seconds, decimal ones too, or an HTTP date; a date that has passed is no wait at all. */
    static @Nullable Duration parse(@Nullable String value, Instant now) {
        String text = value == null ? "" : value.trim();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            return null;
        }
        return Character.isDigit(text.charAt(0)) ? seconds(text) : until(text, now);
    }

    /** {@code X-RateLimit-Reset}: Unix seconds; a time that has passed says nothing. */
    static @Nullable Duration parseReset(@Nullable String value, Instant now) {
        Duration sinceEpoch = value == null || value.trim().length() > MAX_TEXT ? null : seconds(value.trim());
        if (sinceEpoch == null || sinceEpoch.equals(MAX)) { // milliseconds, or no time at all
            return null;
        }
        Duration wait = sinceEpoch.minus(Duration.between(Instant.EPOCH, now));
        return wait.isNegative() || wait.isZero() ? null : wait;
    }

    private static @Nullable Duration seconds(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') { // BigDecimal would also take signs and exponents
                return null;
            }
        }
        try {
            BigDecimal nanos = new BigDecimal(text).movePointRight(9);
            boolean tooLong = nanos.compareTo(BigDecimal.valueOf(Deadline.nanos(MAX))) > 0;
            return tooLong ? MAX : Duration.ofNanos(nanos.longValue());
        } catch (NumberFormatException twoPoints) {
            return null;
        }
    }

    private static @Nullable Duration until(String text, Instant now) {
        Instant then = date(text);
        if (then == null) {
            return null;
        }
        Duration wait = Duration.between(now, then);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX) > 0 ? MAX : wait;
    }

    /** An HTTP date; null when it is none. */
    static @Nullable Instant date(String value) {
        String text = value.trim();
        if (text.length() > MAX_TEXT) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
