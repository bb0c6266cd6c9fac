package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.FailureFacts.Kind;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final Jitter MAX_WAIT = max -> max;

    private final RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), MAX_WAIT);

    private static FailureFacts status(int status) {
        return new FailureFacts(Kind.ERROR_STATUS, true, status, false, null);
    }

    private static FailureFacts asking(int status, Duration wait) {
        return new FailureFacts(Kind.ERROR_STATUS, true, status, status == 503, wait);
    }

    private boolean retries(boolean idempotent, FailureFacts outcome) {
        return policy.decide(1, 2, idempotent, outcome, MINUTE) != RetryPolicy.STOP;
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void idempotentRequestsAreRepeatedOnPassingTroubles(int status) {
        assertThat(retries(true, status(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 307, 400, 401, 402, 403, 404, 409, 422, 501, 505, 599})
    void nothingIsRepeatedOnLastingTroubles(int status) {
        assertThat(retries(true, status(status))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aPostIsNotRepeatedWhereItMayHaveTakenEffect(int status) {
        assertThat(retries(false, status(status))).isFalse();
    }

    @Test
    void aPostIsRepeatedWhereTheServiceRefusedIt() {
        assertThat(retries(false, status(429))).isTrue();
        assertThat(retries(false, asking(503, Duration.ZERO))).isTrue();
        assertThat(retries(false, new FailureFacts(Kind.ERROR_STATUS, true, 503, true, null)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, false, true, true",
        "DISCONNECTED, true, true, false",
        "ATTEMPT_TIMED_OUT, false, true, true",
        "ATTEMPT_TIMED_OUT, true, true, false",
        "HOPELESS, false, false, false",
        "CALL_TIMED_OUT, true, false, false",
        "CALL_TIMED_OUT, false, false, false",
        "CANCELLED, false, false, false",
        "CANCELLED, true, false, false",
        "UNREADABLE, true, false, false",
        "DENIED, true, false, false"
    })
    void withoutAnErrorStatusItDependsOnWhatWasSent(Kind kind, boolean sent, boolean get, boolean post) {
        assertThat(retries(true, FailureFacts.of(kind, sent))).isEqualTo(get);
        assertThat(retries(false, FailureFacts.of(kind, sent))).isEqualTo(post);
    }

    @Test
    void theBackOffDoublesUpToItsCap() {
        RetryPolicy capped = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(5), MAX_WAIT);
        long[] seconds = new long[5];
        for (int attempt = 1; attempt <= 5; attempt++) {
            seconds[attempt - 1] = TimeUnit.NANOSECONDS.toSeconds(capped.decide(attempt, 9, true, status(500), MINUTE));
        }
        assertThat(seconds).containsExactly(1, 2, 4, 5, 5);
    }

    @Test
    void theBackOffDoesNotOverflow() {
        RetryPolicy long_ = new RetryPolicy(Duration.ofDays(9_999), Duration.ofDays(10_000), MAX_WAIT);

        assertThat(long_.decide(1_000, 2_000, true, status(500), Long.MAX_VALUE))
                .isEqualTo(Duration.ofDays(10_000).toNanos());
    }

    @Test
    void theBackOffIsSpreadFromZero() {
        RetryPolicy shortest = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), max -> 0);

        assertThat(shortest.decide(1, 2, true, status(500), MINUTE)).isZero();
    }

    @Test
    void aWaitThatIsAskedForReplacesTheBackOff() {
        assertThat(policy.decide(1, 2, false, asking(429, Duration.ofSeconds(7)), MINUTE))
                .isEqualTo(TimeUnit.SECONDS.toNanos(7));
    }

    @Test
    void aWaitThatDoesNotFitIsNotBegun() {
        assertThat(policy.decide(1, 2, true, asking(429, Duration.ofMinutes(1)), MINUTE))
                .isEqualTo(RetryPolicy.STOP);
        assertThat(policy.decide(1, 2, true, asking(429, Duration.ofDays(36_500)), MINUTE))
                .isEqualTo(RetryPolicy.STOP);
        assertThat(policy.decide(1, 2, true, status(500), TimeUnit.SECONDS.toNanos(1)))
                .isEqualTo(RetryPolicy.STOP);
        assertThat(policy.decide(1, 2, true, asking(503, Duration.ZERO), 0)).isEqualTo(RetryPolicy.STOP);
    }

    @Test
    void retriesAreCounted() {
        assertThat(policy.decide(2, 2, true, status(500), MINUTE)).isNotEqualTo(RetryPolicy.STOP);
        assertThat(policy.decide(3, 2, true, status(500), MINUTE)).isEqualTo(RetryPolicy.STOP);
        assertThat(policy.decide(1, 0, true, status(500), MINUTE)).isEqualTo(RetryPolicy.STOP);
    }

    @Test
    void theJitterStaysInItsRange() {
        Jitter full = new Jitter.Full();
        for (int i = 0; i < 1_000; i++) {
            assertThat(full.upTo(3)).isBetween(0L, 3L);
        }
        assertThat(full.upTo(0)).isZero();
        assertThat(full.upTo(Deadline.nanos(Duration.ofDays(36_500)))).isNotNegative(); // the longest wait
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, PT7S",
        "503, Retry-After, 7, PT7S",
        "429, X-RateLimit-Reset, 1769860842, PT42S",
        "503, X-RateLimit-Reset, 1769860842, ",
        "429, X-Other, 7, "
    })
    void theServiceSaysHowLongToWait(int status, String name, String value, Duration wait) {
        TimeSource time = new TimeSource() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public Instant now() {
                return Instant.parse("2026-01-31T12:00:00Z");
            }
        };
        assertThat(RetryPolicy.retryAfter(status, new ResponseHeaders(Headers.of(name, value)), time))
                .isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"299, true", "300, false", "407, false", "408, true", "409, false", "499, false", "500, true"})
    void aStatusSaysWhetherAPostMayHaveTakenEffect(int status, boolean may) {
        assertThat(RetryPolicy.mayHaveTakenEffect(status(status), "POST")).isEqualTo(may);
        assertThat(RetryPolicy.mayHaveTakenEffect(status(status), "GET")).isFalse();
    }
}
