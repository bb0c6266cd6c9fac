package ai.autoposting.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static RateLimit resetting(Instant at) {
        return RateLimit.of(100, 0, at);
    }

    private static Map<String, List<String>> headers(String name, String... values) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put(name, Arrays.asList(values));
        return headers;
    }

    @Test
    void allThreeHeadersAreRead() {
        assertThat(RateLimit.fromHeaders(Map.of(
                        "x-ratelimit-limit", List.of("100"),
                        "x-ratelimit-remaining", List.of(" 0 "),
                        "x-ratelimit-reset", List.of("1767225600"))))
                .contains(resetting(NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:07Z, PT7S",
        "2026-01-01T00:00:00.000000001Z, PT0.000000001S",
        "2026-01-01T00:00:00Z, PT0S",
        "2025-12-31T23:59:59.999999999Z, PT0S",
        "1970-01-01T00:00:00Z, PT0S",
    })
    void theWindowEndsAfterThisTimeOrHasEnded(Instant resetsAt, Duration left) {
        assertThat(resetting(resetsAt).untilReset(NOW)).isEqualTo(left);
    }

    @Test
    void noInstantIsTooFarAway() {
        Duration all = Duration.between(Instant.MIN, Instant.MAX);
        assertThat(resetting(Instant.MAX).untilReset(Instant.MIN)).isEqualTo(all);
        assertThat(resetting(Instant.MIN).untilReset(Instant.MAX)).isZero();
        assertThat(resetting(Instant.MAX).untilReset(Instant.MAX)).isZero();
        assertThat(resetting(Instant.MIN).untilReset(Instant.MIN)).isZero();
    }

    @Test
    void whatTheServiceDidNotSayIsZero() {
        RateLimit limit =
                RateLimit.fromHeaders(headers("X-RateLimit-Remaining", "0")).orElseThrow();
        assertThat(limit.resetsAt()).isEmpty();
        assertThat(limit.untilReset(NOW)).isZero();
        assertThatThrownBy(() -> limit.untilReset(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "soon",
                "0x10",
                "1e9",
                "١",
                "999999999999999999",
                "1234567890123456789",
                "999999999999999999999",
                "1, 2",
                "Thu, 01 Jan 2026 00:00:00 GMT"
            })
    void aResetThatCannotBeReadCountsAsMissing(String value) {
        assertThat(RateLimit.fromHeaders(headers("X-RateLimit-Reset", value))).isEmpty();
    }

    @Test
    void ofSeveralValuesTheLastIsTaken() {
        assertThat(RateLimit.fromHeaders(headers("X-RateLimit-Reset", "5", "7"))
                        .orElseThrow()
                        .resetsAt())
                .contains(Instant.ofEpochSecond(7));
        assertThat(RateLimit.fromHeaders(headers("X-RateLimit-Reset"))).isEmpty();
    }
}
