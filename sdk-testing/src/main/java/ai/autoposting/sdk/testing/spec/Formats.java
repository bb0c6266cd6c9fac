package ai.autoposting.sdk.testing.spec;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The formats of texts that are checked. Others are annotations, as JSON Schema has it, and pass. */
public final class Formats {
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Formats() {}

    /** What a text in this format must look like; empty when it does. */
    static Optional<String> problem(String format, String text) {
        return switch (format) {
            case "date-time" -> unless(isDateTime(text), "must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z");
            case "date" -> unless(parses(text, LocalDate::parse), "must be a date such as 2025-01-01");
            case "uuid" -> unless(UUID.matcher(text).matches(), "must be a UUID");
            case "uri" -> unless(parses(text, URI::create) && URI.create(text).isAbsolute(), "must be an absolute URI");
            case "byte" -> unless(parses(text, Base64.getDecoder()::decode), "must be Base64");
            default -> Optional.empty();
        };
    }

    private static boolean isDateTime(String text) {
        // OffsetDateTime alone also takes a time without seconds, and more.
        return RFC_3339.matcher(text).matches() && parses(text, Formats::dateTime);
    }

    /** The time in an RFC 3339 text, to the nanosecond. */
    public static OffsetDateTime dateTime(String text) {
        return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replaceFirst("(\\.\\d{9})\\d+", "$1"));
    }

    private static boolean parses(String text, Consumer<String> parser) {
        try {
            parser.accept(text);
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static Optional<String> unless(boolean fine, String rule) {
        return fine ? Optional.empty() : Optional.of(rule);
    }
}
