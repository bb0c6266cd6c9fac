package ai.autoposting.sdk.runtime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The date-times of RFC 3339: all that the RFC allows is read, and nothing else is written. Nothing else is read either, but
 * for seconds that are left out. By hand, which spares the first call the loading of {@code DateTimeFormatter}.
 *
 * <p>What Java cannot hold is lost: digits beyond nanoseconds are cut, a leap second is the second before it, and an offset
 * beyond 18 hours becomes UTC at the same instant.
 */
public final class Rfc3339 {
    private static final int LENGTH_TO_MINUTES = 16;
    private static final int LENGTH_TO_SECONDS = 19;
    private static final int LENGTH_OF_DATE = 10;
    private static final int MAX_YEAR = 9999;
    private static final int MAX_OFFSET_HOURS = 18;

    private Rfc3339() {}

    /**
     * Reads {@code length} characters; no string is made of them.
     *
     * @throws DateTimeException when they are none
     */
    public static OffsetDateTime parse(char[] text, int start, int length) {
        int end = start + length;
        require(length > LENGTH_TO_MINUTES
                && text[start + 4] == '-'
                && text[start + 7] == '-'
                && (text[start + 10] == 'T' || text[start + 10] == 't')
                && text[start + 13] == ':');
        boolean hasSeconds = length > LENGTH_TO_SECONDS && text[start + LENGTH_TO_MINUTES] == ':';
        int at = start + (hasSeconds ? LENGTH_TO_SECONDS : LENGTH_TO_MINUTES);
        int nanos = 0;
        if (hasSeconds && text[at] == '.') {
            int first = ++at;
            for (int scale = 100_000_000; at < end && isDigit(text[at]); at++, scale /= 10) {
                nanos += (text[at] - '0') * scale;
            }
            require(at > first);
        }
        int seconds = hasSeconds ? digits(text, start + LENGTH_TO_MINUTES + 1, 2) : 0;
        boolean leap = seconds == 60;
        OffsetDateTime time = atOffset(
                OffsetDateTime.of(
                        digits(text, start, 4),
                        digits(text, start + 5, 2),
                        digits(text, start + 8, 2),
                        digits(text, start + 11, 2),
                        digits(text, start + 14, 2),
                        leap ? 59 : seconds,
                        nanos,
                        ZoneOffset.UTC),
                minutesOfOffset(text, at, end));
        require(!leap || mayEndWithLeapSecond(time));
        return time;
    }

    /** Leap seconds are the last of a month in UTC. */
    private static boolean mayEndWithLeapSecond(OffsetDateTime time) {
        OffsetDateTime next = time.withOffsetSameInstant(ZoneOffset.UTC).plusSeconds(1);
        return next.getDayOfMonth() == 1 && next.getHour() == 0 && next.getMinute() == 0 && next.getSecond() == 0;
    }

    /** The time that clocks show at an offset of so many minutes. */
    private static OffsetDateTime atOffset(OffsetDateTime shown, int minutes) {
        if (minutes == 0) {
            return shown;
        }
        if (Math.abs(minutes) <= MAX_OFFSET_HOURS * 60) {
            return shown.withOffsetSameLocal(ZoneOffset.ofTotalSeconds(minutes * 60));
        }
        OffsetDateTime time = shown.minusMinutes(minutes);
        require(isYear(time.getYear()));
        return time;
    }

    private static int minutesOfOffset(char[] text, int at, int end) {
        int left = end - at;
        if (left == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        require(left == 6 && text[at + 3] == ':' && (text[at] == '+' || text[at] == '-'));
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        require(hours < 24 && minutes < 60);
        return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    /** @throws DateTimeException when it is none */
    public static LocalDate parseDate(String text) {
        require(text.length() == LENGTH_OF_DATE && isDigit(text.charAt(0)));
        return LocalDate.parse(text);
    }

    private static void require(boolean legal) {
        if (!legal) {
            throw new DateTimeException("not RFC 3339");
        }
    }

    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            require(isDigit(text[i]));
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isYear(int year) {
        return year >= 0 && year <= MAX_YEAR;
    }

    /**
     * As {@code DateTimeFormatter.ISO_OFFSET_DATE_TIME} does: seconds always, a fraction only where there is one.
     *
     * @throws IllegalArgumentException when RFC 3339 has no such time
     */
    public static String format(OffsetDateTime value) {
        requireLegal(value, null);
        StringBuilder text = new StringBuilder(35);
        twoDigits(text, value.getYear() / 100);
        twoDigits(text, value.getYear() % 100);
        twoDigits(text.append('-'), value.getMonthValue());
        twoDigits(text.append('-'), value.getDayOfMonth());
        twoDigits(text.append('T'), value.getHour());
        twoDigits(text.append(':'), value.getMinute());
        twoDigits(text.append(':'), value.getSecond());
        fraction(text, value.getNano());
        return text.append(value.getOffset().getId()).toString();
    }

    /** @throws IllegalArgumentException when RFC 3339 has no such date */
    public static String format(LocalDate value) {
        requireLegal(value, null);
        return value.toString();
    }

    private static void fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        int left = nanos;
        for (int scale = 100_000_000; left > 0; scale /= 10) {
            text.append((char) ('0' + left / scale));
            left %= scale;
        }
    }

    private static void twoDigits(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /**
     * The value, if it can be written: a date, a time, or a list, map or optional of such.
     *
     * @throws IllegalArgumentException naming the property when RFC 3339 has no such time
     * @throws NullPointerException naming the property when the value is null
     */
    public static <T> T writable(T value, String property) {
        requireLegal(Objects.requireNonNull(value, property), property);
        return value;
    }

    private static void requireLegal(@Nullable Object value, @Nullable String property) {
        if (value instanceof OffsetDateTime time) {
            if (!isYear(time.getYear()) || time.getOffset().getTotalSeconds() % 60 != 0) {
                throw illegal(time, property);
            }
        } else if (value instanceof LocalDate date) {
            if (!isYear(date.getYear())) {
                throw illegal(date, property);
            }
        } else if (value instanceof Iterable<?> values) {
            for (Object each : values) {
                requireLegal(each, property);
            }
        } else if (value instanceof Map<?, ?> map) {
            requireLegal(map.values(), property);
        } else if (value instanceof Optional<?> optional) {
            requireLegal(optional.orElse(null), property);
        }
    }

    private static IllegalArgumentException illegal(Object value, @Nullable String property) {
        return new IllegalArgumentException((property == null ? "" : property + ": ")
                + "RFC 3339 has years from 0000 to 9999 and offsets of whole minutes only, not " + value);
    }
}
