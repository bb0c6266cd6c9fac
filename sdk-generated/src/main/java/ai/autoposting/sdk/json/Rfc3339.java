package ai.autoposting.sdk.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The service's date-times. The usual form, {@code 2025-01-01T00:00:00[.fraction]Z} or with an offset, is read and written
 * by hand, which spares the first call the loading of {@code DateTimeFormatter}; all else is left to that.
 */
final class Rfc3339 {
    private static final int LENGTH_TO_SECONDS = 19;

    private Rfc3339() {}

    /** @throws DateTimeException when it is none */
    static OffsetDateTime parse(String text) {
        int end = text.length();
        if (end > LENGTH_TO_SECONDS
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':') {
            int at = LENGTH_TO_SECONDS;
            int nanos = 0;
            if (text.charAt(at) == '.') {
                int scale = 100_000_000;
                for (at++; at < end && isDigit(text.charAt(at)) && scale > 0; at++, scale /= 10) {
                    nanos += (text.charAt(at) - '0') * scale;
                }
            }
            ZoneOffset offset = offset(text, at);
            if (offset != null) {
                return OffsetDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19),
                        nanos,
                        offset);
            }
        }
        return OffsetDateTime.parse(text);
    }

    private static @Nullable ZoneOffset offset(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        if (left == 6 && text.charAt(at + 3) == ':' && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            int seconds = digits(text, at + 1, at + 3) * 3600 + digits(text, at + 4, at + 6) * 60;
            return ZoneOffset.ofTotalSeconds(text.charAt(at) == '-' ? -seconds : seconds);
        }
        return null;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** As {@code DateTimeFormatter.ISO_OFFSET_DATE_TIME} does: seconds always, a fraction only where there is one. */
    static String format(OffsetDateTime value) {
        if (value.getYear() < 0 || value.getYear() > 9999 || value.getNano() != 0) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
        }
        StringBuilder text = new StringBuilder(25);
        twoDigits(text, value.getYear() / 100);
        twoDigits(text, value.getYear() % 100);
        twoDigits(text.append('-'), value.getMonthValue());
        twoDigits(text.append('-'), value.getDayOfMonth());
        twoDigits(text.append('T'), value.getHour());
        twoDigits(text.append(':'), value.getMinute());
        twoDigits(text.append(':'), value.getSecond());
        return text.append(value.getOffset().getId()).toString();
    }

    private static void twoDigits(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
