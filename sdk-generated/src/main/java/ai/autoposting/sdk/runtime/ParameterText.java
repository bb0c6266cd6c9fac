package ai.autoposting.sdk.runtime;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Single values as they stand in paths, queries and headers. */
public final class ParameterText {
    private ParameterText() {}

    /**
     * @throws NullPointerException naming the argument when it is null
     * @throws IllegalArgumentException naming the argument when it is a date or a time that RFC 3339 does not have
     */
    public static String text(Object value, String name) {
        if (value instanceof OffsetDateTime || value instanceof LocalDate) {
            Rfc3339.writable(value, name);
        }
        return text(Objects.requireNonNull(value, name));
    }

    public static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return Rfc3339.format(time);
        }
        if (value instanceof LocalDate date) {
            return Rfc3339.format(date);
        }
        return value instanceof BigDecimal number ? Decimals.text(number) : value.toString();
    }

    public static List<String> texts(List<?> values) {
        return values.stream().map(ParameterText::text).toList();
    }

    /** Separated by commas. */
    public static String list(List<?> values) {
        StringJoiner text = new StringJoiner(",");
        values.forEach(value -> text.add(text(value)));
        return text.toString();
    }
}
