package ai.autoposting.sdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {
    /** From the middle of a longer text. */
    private static OffsetDateTime parse(String text) {
        return Rfc3339.parse(("9" + text + "9").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        // the examples of the RFC
        "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.52Z",
        "1996-12-19T16:39:57-08:00, 1996-12-19T16:39:57-08:00",
        "1990-12-31T23:59:60Z, 1990-12-31T23:59:59Z",
        "1990-12-31T15:59:60-08:00, 1990-12-31T15:59:59-08:00",
        "1937-01-01T12:00:27.87+00:20, 1937-01-01T12:00:27.87+00:20",
        // leap seconds: as the second before, its fraction kept
        "2015-06-30T23:59:60.5Z, 2015-06-30T23:59:59.5Z",
        "2017-01-01T05:29:60+05:30, 2017-01-01T05:29:59+05:30",
        "2025-01-01T12:34:56-11:00, 2025-01-01T12:34:56-11:00",
        "2024-02-29T23:59:59+00:00, 2024-02-29T23:59:59Z",
        // without seconds
        "2025-01-01T12:34Z, 2025-01-01T12:34:00Z",
        // letters in either case
        "2025-01-01t00:00:00z, 2025-01-01T00:00:00Z",
        // fractions
        "2025-01-01T00:00:00.000Z, 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00.1Z, 2025-01-01T00:00:00.1Z",
        "2025-01-01T00:00:00.123456789+05:30, 2025-01-01T00:00:00.123456789+05:30",
        // any number of digits, cut after nanoseconds
        "2025-01-01T00:00:00.1234567899Z, 2025-01-01T00:00:00.123456789Z",
        "2025-01-01T23:59:59.99999999999999999999+01:00, 2025-01-01T23:59:59.999999999+01:00",
        "2025-01-01T00:00:00.0000000000000000000000000001Z, 2025-01-01T00:00:00Z",
        // offsets
        "2025-01-01T00:00:00-00:00, 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00+18:00, 2025-01-01T00:00:00+18:00",
        "2025-01-01T00:00:00+18:01, 2024-12-31T05:59:00Z",
        "2025-01-01T00:00:00+23:59, 2024-12-31T00:01:00Z",
        "2025-01-01T00:00:00-23:59, 2025-01-01T23:59:00Z",
        "2025-01-01T23:58:60+23:59, 2024-12-31T23:59:59Z",
        "2025-02-01T23:58:60+23:59, 2025-01-31T23:59:59Z",
        // years
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999-18:00, 9999-12-31T23:59:59.999999999-18:00",
    })
    void whatIsLegalIsRead(String given, String expected) {
        assertThat(Rfc3339.format(parse(given))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-01T00:00:00+05:75",
                "2025-01-01T00:00:00+25:00",
                "2025-01-01T00:00:00+0100",
                "2025-13-01T00:00:00Z",
                "2025-02-30T00:00:00Z",
                "20a5-01-01T00:00:00Z",
                "2025-01-01T00:00:00ZZ",
                "soon",
                "2025-01-01T00:00:00+24:00",
                "2017-01-01T23:59:60+24:00",
                "2025-01-01T00:00:00+05:60",
                "2025-01-01T00:00:00+5:30",
                "2025-01-01T00:00:00+05",
                "2025-01-01T00:00:00+05:30:15",
                "2025-01-01T00:00:00 05:30",
                "2025-01-01T24:00:00Z",
                "2025-01-01T00:60:00Z",
                "2025-01-01T00:00:61Z",
                "2025-01-01T12:30:60Z",
                "2025-01-15T23:59:60Z",
                "2025-01-31T23:59:60+01:00",
                "2025-02-29T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-01T00:00:00.Z",
                "2025-01-01T00:00:00,5Z",
                "2025-01-01T00:00.5Z",
                "2025-01-01T00:00:Z",
                "2025-01-01T00:0:00Z",
                "2025-01-01 00:00:00Z",
                "2025-01-01T00:00:00",
                "2025-01-01T00:00",
                "2025-01-01",
                "+2025-01-01T00:00:00Z",
                "-025-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00+23:59",
                "9999-12-31T23:59:59-23:59",
                "2025-01-01T00:00:00Z[UTC]",
                "2025-01-01T00:00:0\u0661Z",
                "\u0662025-01-01T00:00:00Z",
                " 2025-01-01T00:00:00Z",
                "2025-01-01T00:00:00Z ",
                "T",
                "",
            })
    void whatIsNotIsRefused(String given) {
        assertThatThrownBy(() -> parse(given)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 120_000_000, 100_000_001, 999_999_999})
    void fractionsAreWrittenAsTheFormatterOfTheJdkDoes(int nanos) {
        OffsetDateTime time = OffsetDateTime.of(2025, 10, 9, 8, 7, 6, nanos, ZoneOffset.ofHoursMinutes(-3, -30));
        assertThat(Rfc3339.format(time)).isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        assertThat(parse(Rfc3339.format(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "2025-01-01T00:00:00+01:00:30",
                "1890-01-01T00:00:00-00:00:01"
            })
    void whatTheRfcDoesNotHaveIsNotWritten(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        String problem = "RFC 3339 has years from 0000 to 9999 and offsets of whole minutes only, not " + time;
        assertRefused(problem, () -> Rfc3339.format(time));
        assertRefused("at: " + problem, () -> Rfc3339.writable(time, "at"));
        assertRefused("at: " + problem, () -> Rfc3339.writable(List.of(time), "at"));
        assertRefused("at: " + problem, () -> Rfc3339.writable(Map.of("a", List.of(Optional.of(time))), "at"));
        assertRefused("at: " + problem, () -> ParameterText.text(time, "at"));
        assertRefused(problem, () -> ParameterText.text(time));
    }

    private static void assertRefused(String message, Runnable what) {
        assertThatThrownBy(what::run)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void datesHaveFourDigitsForTheYear() {
        LocalDate late = LocalDate.of(10_000, 1, 1);
        assertRefused(
                "day: RFC 3339 has years from 0000 to 9999 and offsets of whole minutes only, not +10000-01-01",
                () -> Rfc3339.writable(late, "day"));
        assertThatThrownBy(() -> Rfc3339.format(late)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ParameterText.text(late)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Rfc3339.format(LocalDate.of(0, 2, 29))).isEqualTo("0000-02-29");
        assertThat(Rfc3339.parseDate("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        for (String text : List.of("+10000-01-01", "-0001-01-01", "2025-02-29", "2025-1-01", "")) {
            assertThatThrownBy(() -> Rfc3339.parseDate(text)).isInstanceOf(DateTimeException.class);
        }
    }
}
