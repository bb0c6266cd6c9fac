package ai.autoposting.sdk.testing.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as RFC 3339 writes them, to the nanosecond. */
public final class Times {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{2}:[0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9})[0-9]*+)?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");
    private static final Pattern DURATION = Pattern.compile(
            "[Pp]([0-9]+[Ww]|(?=[0-9Tt])([0-9]+[Yy])?([0-9]+[Mm])?([0-9]+[Dd])?([Tt](?=[0-9])([0-9]+[Hh])?([0-9]+[Mm])?([0-9]+[Ss])?)?)");

    private static final int MAX_OFFSET = 18 * 60;

    private Times() {}

    static boolean isDate(String text) {
        return date(text).isPresent();
    }

    /** The day is one on which there could be a leap second. */
    static boolean isTime(String text) {
        return at(LocalDate.of(2016, 12, 31), text)
                .or(() -> at(LocalDate.of(2017, 1, 1), text))
                .isPresent();
    }

    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    static boolean isDateTime(String text) {
        return parse(text).isPresent();
    }

    /**
     * The time in a text that is one. A leap second is the second after it; with an offset that Java does not know, in UTC.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static OffsetDateTime dateTime(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no RFC 3339 date-time"));
    }

    private static Optional<OffsetDateTime> parse(String text) {
        boolean split = text.length() > 11 && (text.charAt(10) == 'T' || text.charAt(10) == 't');
        return split ? date(text.substring(0, 10)).flatMap(date -> at(date, text.substring(11))) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> at(LocalDate date, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        boolean leap = time.group(2).equals("60");
        int offset = offset(time);
        LocalDateTime local;
        try {
            local = date.atTime(LocalTime.parse(time.group(1) + ":" + (leap ? "59" : time.group(2))))
                    .plusNanos(nanos(time.group(3)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
        if (offset == Integer.MIN_VALUE || leap && !mayLeap(local.minusMinutes(offset))) {
            return Optional.empty();
        }
        LocalDateTime counted = leap ? local.plusSeconds(1) : local;
        return Optional.of(
                Math.abs(offset) > MAX_OFFSET
                        ? counted.minusMinutes(offset).atOffset(ZoneOffset.UTC)
                        : counted.atOffset(ZoneOffset.ofTotalSeconds(offset * 60)));
    }

    /** In minutes; {@code MIN_VALUE} for one that there cannot be. */
    private static int offset(Matcher time) {
        if (time.group(4) == null) {
            return 0;
        }
        int hours = Integer.parseInt(time.group(5));
        int minutes = Integer.parseInt(time.group(6));
        int offset = hours * 60 + minutes;
        return hours > 23 || minutes > 59 ? Integer.MIN_VALUE : time.group(4).equals("-") ? -offset : offset;
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    /** Leap seconds end the last day of June or December in UTC. */
    private static boolean mayLeap(LocalDateTime utc) {
        boolean lastDay = utc.getMonthValue() == 6 && utc.getDayOfMonth() == 30
                || utc.getMonthValue() == 12 && utc.getDayOfMonth() == 31;
        return lastDay && utc.getHour() == 23 && utc.getMinute() == 59;
    }
}
