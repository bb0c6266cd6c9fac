package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1, PT1S",
        "' 60 ', PT1M",
        "1.5, PT1.5S",
        ".5, ",
        "0.0000000001, PT0S",
        "1.00000000000000000000000000000000000000, PT1S", // 40 characters
        "99999999999999999999, PT876000H",
        "'Sat, 31 Jan 2026 12:00:30 GMT', PT30S",
        "'Sat, 31 Jan 2026 11:00:00 GMT', PT0S",
        "'Fri, 31 Dec 9999 23:59:59 GMT', PT876000H"
    })
    void secondsAndDatesAreRead(String value, Duration expected) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "+5",
                "1e9",
                "NaN",
                "Infinity",
                "soon",
                "1.2.3",
                "1,5",
                "0x10",
                "Sat, 31 Jan",
                "９",
                "99999999999999999999999999999999999999999",
                "12:00"
            })
    void whatMakesNoSenseIsNotSaid(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isNull();
    }

    @Test
    void aResetInTheFutureIsAWait() {
        String reset = String.valueOf(NOW.getEpochSecond() + 42);

        assertThat(RetryAfter.parseReset(reset, NOW)).isEqualTo(Duration.ofSeconds(42));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "1", "-1", "never", "1769860800", "1769860900000", "99999999999999999999"})
    void aResetThatHasPassedSaysNothing(String value) {
        assertThat(RetryAfter.parseReset(value, NOW)).isNull();
    }

    @Test
    void aResetOfFortyCharactersIsRead() {
        String reset = NOW.getEpochSecond() + 42 + "." + "0".repeat(29);

        assertThat(RetryAfter.parseReset(reset, NOW)).isEqualTo(Duration.ofSeconds(42));
        assertThat(RetryAfter.parseReset(reset + "0", NOW)).isNull();
    }
}
