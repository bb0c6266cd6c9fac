package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {
    private static final long NOW = 1_767_225_600; // Thu, 01 Jan 2026 00:00:00 GMT
    private static final long SECOND = Quota.SECOND;

    private static Quota.Answer read(int status, String... headers) {
        return RateLimitHeaders.read(
                status, new ResponseHeaders(Headers.of(headers)), Instant.ofEpochSecond(NOW, 500_000_000));
    }

    @Test
    void withoutATimeOfItsOwnTheServiceIsTakenToHaveOurs() {
        Quota.Answer answer =
                read(200, "x-ratelimit-limit", "9", "x-ratelimit-remaining", "4", "x-ratelimit-reset", "" + (NOW + 10));
        assertThat(answer).isEqualTo(new Quota.Answer(200, 9, 4, NOW + 10, 9_500_000_000L, -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Jan 2026 01:00:00 GMT | 3610 | 10", // an hour ahead
                "Wed, 31 Dec 2025 23:00:00 GMT | -3590 | 10", // an hour behind
                "Thu, 01 Jan 2026 00:00:02 GMT | 12 | 10",
                "Wed, 31 Dec 2025 23:59:58 GMT | 8 | 10",
            })
    void aServiceWithAnotherTimeIsBelieved(String date, long reset, long seconds) {
        Quota.Answer answer = read(200, "Date", date, "X-RateLimit-Reset", "" + (NOW + reset));
        assertThat(answer.resetsAt()).isEqualTo(NOW + reset);
        assertThat(answer.untilReset()).isEqualTo(seconds * SECOND);
    }

    @Test
    void aWindowThatEndsWithinTheServicesSecondHasNotEnded() {
        assertThat(read(200, "Date", "Thu, 01 Jan 2026 01:00:00 GMT", "X-RateLimit-Reset", "" + (NOW + 3600))
                        .untilReset())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "0",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Thu, 01 Jan 2026 00:00:11 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Thu, 01 Jan 2026 00:00:00 GMT, Thu, 01 Jan 2026 00:00:00 GMT"
            })
    void aTimeThatCannotBeRightIsNone(String date) {
        assertThat(read(200, "Date", date, "X-RateLimit-Reset", "" + (NOW + 10)).untilReset())
                .isEqualTo(9_500_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+5",
                "1.5",
                "soon",
                "1767225600000",
                "999999999999999999",
                "9999999999999999999999",
                "1767315602",
                "１７６７２２５６１０"
            })
    void aResetThatMakesNoSenseIsNotSaid(String reset) {
        assertThat(RateLimitHeaders.read(
                        200,
                        new ResponseHeaders(new Headers.Builder()
                                .addUnsafeNonAscii("X-RateLimit-Reset", reset)
                                .build()),
                        Instant.ofEpochSecond(NOW)))
                .isEqualTo(new Quota.Answer(200, -1, -1, -1, -1, -1));
    }

    @Test
    void ofSeveralTheLastCountsAndTheRestIsIndependent() {
        Quota.Answer answer =
                read(200, "X-RateLimit-Remaining", "7", "X-RateLimit-Remaining", "3", "X-RateLimit-Limit", "-9");
        assertThat(answer).isEqualTo(new Quota.Answer(200, -1, 3, -1, -1, -1));
    }

    @Test
    void retryAfterCountsForA429AndNeverForLongerThanAWindow() {
        assertThat(read(429, "Retry-After", "1.5").retryAfter()).isEqualTo(1_500_000_000);
        assertThat(read(503, "Retry-After", "1.5").retryAfter()).isEqualTo(-1);
        assertThat(read(429, "Retry-After", "9".repeat(39)).retryAfter())
                .isEqualTo(RateLimitHeaders.MAX_WAIT.toNanos());
        assertThat(read(429, "Retry-After", "-1").retryAfter()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-Remaining, 0, true", "X-RateLimit-Reset, 0, true", "X-RateLimit-Remaining, none, false"})
    void whatSaysAnythingIsSeen(String name, String value, boolean says) {
        assertThat(RateLimitHeaders.areIn(new ResponseHeaders(Headers.of(name, value))))
                .isEqualTo(says);
    }

    @Test
    void eighteenDigitsAreANumber() {
        assertThat(read(200, "X-RateLimit-Limit", "123456789012345678").limit()).isEqualTo(123_456_789_012_345_678L);
    }

    @Test
    void aResetInThePastIsKnownToBePast() {
        Quota.Answer answer = read(200, "X-RateLimit-Reset", "0");
        assertThat(answer.resetsAt()).isZero();
        assertThat(answer.untilReset()).isEqualTo(-NOW * SECOND - SECOND / 2);
    }

    @Test
    void aWindowMayBeTwentyFiveHoursLong() {
        String reset = "" + (NOW + 25 * 3600);
        assertThat(RateLimitHeaders.read(
                                200,
                                new ResponseHeaders(Headers.of("X-RateLimit-Reset", reset)),
                                Instant.ofEpochSecond(NOW))
                        .untilReset())
                .isEqualTo(RateLimitHeaders.MAX_WAIT.toNanos());
        assertThat(read(200, "Date", "Thu, 01 Jan 2026 01:00:00 GMT", "X-RateLimit-Reset", "" + (NOW + 26 * 3600))
                        .untilReset())
                .isEqualTo(RateLimitHeaders.MAX_WAIT.toNanos());
    }
}
