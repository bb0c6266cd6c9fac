package ai.autoposting.sdk.testing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 400ms}, {@code 2.5s}, {@code 1m}, {@code 12h}, {@code 3d}; or as ISO 8601: {@code PT4S}. */
final class SpokenDuration {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ns|us|ms|s|m|h|d)");

    private SpokenDuration() {}

    /** Empty for what is none, and for a negative one. */
    static Optional<Duration> of(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (matcher.matches()) {
            BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))));
            BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
            return Optional.of(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue()));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }

    /** @throws IllegalArgumentException naming {@code what} */
    static Duration parse(String what, String text) {
        return of(text).orElseThrow(() ->
                new IllegalArgumentException(what + " must be a duration such as 400ms, 2.5s, 1m or PT4S: " + text));
    }
}
