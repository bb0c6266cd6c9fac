package ai.autoposting.sdk.runtime;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The service's date-times. The usual form, {@code 2025-01-01T00:00:00[.fraction]Z} or with an offset, is read and written
 * by hand, which spares the first call the loading of {@code DateTimeFormatter}; all else is left to that.
 */
public final class Rfc3339 {
    private static final int LENGTH_TO_SECONDS = 19;

    private Rfc3339() {}

    /**
     * Reads {@code length} characters; no string is made of them.
     *
     * @throws DateTimeException when they are none
     */
    public static OffsetDateTime parse(char[] text, int start, int length) {
        int end = start + length;
        if (length > LENGTH_TO_SECONDS
                && text[start + 4] == '-'
                && text[start + 7] == '-'
                && text[start + 10] == 'T'
                && text[start + 13] == ':'
                && text[start + 16] == ':') {
            int at = start + LENGTH_TO_SECONDS;
            int nanos = 0;
            if (text[at] == '.') {
                int scale = 100_000_000;
                for (at++; at < end && isDigit(text[at]) && scale > 0; at++, scale /= 10) {
                    nanos += (text[at] - '0') * scale;
                }
            }
            ZoneOffset offset = offset(text, at, end);
            if (offset != null) {
                return OffsetDateTime.of(
                        digits(text, start, 4),
                        digits(text, start + 5, 2),
                        digits(text, start + 8, 2),
                        digits(text, start + 11, 2),
                        digits(text, start + 14, 2),
                        digits(text, start + 17, 2),
                        nanos,
                        offset);
            }
        }
        return OffsetDateTime.parse(new String(text, start, length));
    }

    private static @Nullable ZoneOffset offset(char[] text, int at, int end) {
        int left = end - at;
        if (left == 1 && text[at] == 'Z') {
            return ZoneOffset.UTC;
        }
        if (left == 6 && text[at + 3] == ':' && (text[at] == '+' || text[at] == '-')) {
            int seconds = digits(text, at + 1, 2) * 3600 + digits(text, at + 4, 2) * 60;
            return ZoneOffset.ofTotalSeconds(text[at] == '-' ? -seconds : seconds);
        }
        return null;
    }

    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(text[i])) {
                throw new DateTimeException("not a digit");
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** As {@code DateTimeFormatter.ISO_OFFSET_DATE_TIME} does: seconds always, a fraction only where there is one. */
    public static String format(OffsetDateTime value) {
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
