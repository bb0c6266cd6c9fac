package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The state of one key's quota, on a clock that the test moves. */
class QuotaTest {
    private static final long SECOND = Quota.SECOND;

    private final Quota quota = new Quota();
    private long now = Long.MAX_VALUE - 5 * SECOND; // a steady clock may overflow
    private long start = now;

    private void begin(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(quota.delay(now)).isNotPositive();
            quota.began(now);
        }
    }

    /** A response of a window that ends at this second after the start. */
    private void answer(int status, long remaining, long reset, long retryAfter) {
        long until = start + reset * SECOND - now;
        quota.answered(new Quota.Answer(status, 100, remaining, 1_000_000 + reset, until, retryAfter), start, now);
    }

    private void silent(int status) {
        quota.answered(new Quota.Answer(status, -1, -1, -1, -1, -1), start, now);
    }

    @Test
    void whileNothingIsKnownEightBeginAndEightMoreWithEachSecond() {
        begin(8);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
        assertThat(quota.mayEndSooner()).isTrue();
        now += SECOND / 4;
        assertThat(quota.delay(now)).isEqualTo(SECOND - SECOND / 4);
        now = start + SECOND;
        begin(8);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
        quota.ended(false, now);
        begin(1);
    }

    @Test
    void aServiceThatNamesNoLimitHasNone() {
        begin(8);
        silent(200);
        begin(1_000);
    }

    @Test
    void callsInFlightCountAsUsed() {
        begin(3);
        answer(200, 4, 10, -1);
        begin(2); // two are in flight, and may be counted already or not
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
        assertThat(quota.mayEndSooner()).isTrue();
        quota.ended(false, now); // one was never sent
        begin(1);
        answer(200, 3, 10, -1);
        answer(200, 1, 10, -1);
        answer(200, 2, 10, -1); // overtaken on its way
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
        answer(200, 1, 10, -1);
        begin(1);
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
    }

    @Test
    void whatIsUsedUpComesBackWithTheWindowAlone() {
        begin(2);
        answer(200, 0, 10, -1);
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
        assertThat(quota.mayEndSooner()).isFalse(); // although another is in flight
    }

    @Test
    void whatWasSentAndLostCountsAsUsed() {
        begin(4);
        answer(200, 4, 10, -1);
        quota.ended(true, now);
        quota.ended(true, now);
        quota.ended(false, now);
        begin(2);
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
        quota.ended(true, now);
        quota.ended(true, now);
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND + Quota.MARGIN);
        assertThat(quota.mayEndSooner()).isFalse();
    }

    @Test
    void whatWasLostWhileAnotherWasUnderWayMayHaveBeenCountedAfterIt() {
        begin(3);
        now++;
        quota.ended(true, now);
        answer(200, 4, 10, -1);
        begin(2);
        assertThat(quota.delay(now)).isEqualTo(start + 10 * SECOND + Quota.MARGIN - now); // 4 but for the lost one
        now++;
        quota.ended(true, now);
        answer(200, 3, 10, -1); // sent before both
        assertThat(quota.delay(now)).isEqualTo(start + 10 * SECOND + Quota.MARGIN - now);
        quota.answered(new Quota.Answer(200, 100, 1, 1_000_010, 10 * SECOND, -1), now, now); // after both
        begin(1);
    }

    @Test
    void aClockThatWasSetBackIsBelievedByWhatIsSentAfterwards() {
        begin(3);
        quota.answered(new Quota.Answer(200, 100, 50, 1_003_600, 10 * SECOND, -1), start, now);
        quota.answered(new Quota.Answer(200, 100, 0, 1_000_010, 10 * SECOND, -1), start, now); // sent before it
        assertThat(quota.delay(now)).isNotPositive();
        now += SECOND;
        quota.answered(new Quota.Answer(200, 100, 0, 1_000_010, 9 * SECOND, -1), now, now);
        assertThat(quota.delay(now)).isEqualTo(9 * SECOND + Quota.MARGIN);
    }

    @Test
    void theNextWindowBeginsAfterTheMarginAndCarefully() {
        begin(2);
        answer(200, 0, 10, -1);
        now = start + 10 * SECOND + Quota.MARGIN - 1;
        assertThat(quota.delay(now)).isEqualTo(1);
        now++;
        answer(200, 0, 10, -1); // late, of the window that is over
        begin(8);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
        answer(200, 99, 20, -1);
        begin(92); // and seven in flight
        assertThat(quota.delay(now)).isEqualTo(10 * SECOND);
    }

    @Test
    void aQuotaBelowEightBoundsTheNextWindowsFirstCalls() {
        begin(1);
        quota.answered(new Quota.Answer(200, 3, 0, 1_000_010, 10 * SECOND, -1), start, now);
        now += 10 * SECOND + Quota.MARGIN;
        begin(3);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
    }

    @Test
    void afterA429AllWaitForRetryAfterElseTheWindowElseASecond() {
        begin(1);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, 3 * SECOND), start, now);
        assertThat(quota.delay(now)).isEqualTo(3 * SECOND);
        now += 3 * SECOND;
        begin(1);
        quota.answered(new Quota.Answer(429, -1, -1, 1_000_007, 4 * SECOND, -1), start, now);
        assertThat(quota.delay(now)).isEqualTo(4 * SECOND + Quota.MARGIN);
        now += 4 * SECOND + Quota.MARGIN;
        begin(8); // carefully again
        assertThat(quota.delay(now)).isEqualTo(SECOND);
        silent(429);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
        assertThat(quota.mayEndSooner()).isFalse();
    }

    @Test
    void aShorterPauseDoesNotShortenALongerOne() {
        begin(2);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, 9 * SECOND), start, now);
        silent(429);
        assertThat(quota.delay(now)).isEqualTo(9 * SECOND);
    }

    @Test
    void aWindowThatHasEndedByOurClockLimitsNothing() {
        begin(1);
        answer(200, 0, 0, -1);
        begin(50);
    }

    @Test
    void secondsThatJitterAreTheSameWindow() {
        begin(2);
        answer(200, 5, 11, -1);
        answer(200, 2, 10, -1);
        begin(2);
        assertThat(quota.delay(now)).isEqualTo(11 * SECOND + Quota.MARGIN);
    }

    @Test
    void itCanBeForgottenWhenNothingIsLeftToKnow() {
        assertThat(quota.isIdle(now)).isTrue();
        begin(1);
        assertThat(quota.isIdle(now)).isFalse();
        answer(200, 0, 10, -1);
        assertThat(quota.isIdle(now)).isFalse();
        now += 10 * SECOND + Quota.MARGIN;
        assertThat(quota.isIdle(now)).isTrue();
    }

    @Test
    void aLimitOfZeroIsNone() {
        begin(1);
        quota.answered(new Quota.Answer(200, 0, 0, 1_000_010, 10 * SECOND, -1), start, now);
        now += 10 * SECOND + Quota.MARGIN;
        begin(8);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
    }

    @Test
    void aRefusalMayEndAtOnce() {
        begin(1);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, 0), start, now);
        assertThat(quota.delay(now)).isNotPositive();
    }

    @Test
    void aWindowThatEndsNowSaysNothingOfHowLongARefusalLasts() {
        begin(1);
        quota.answered(new Quota.Answer(429, -1, -1, 1_000_000, 0, -1), start, now);
        assertThat(quota.delay(now)).isEqualTo(SECOND);
    }

    @Test
    void ofTwoRefusalsTheLongerOneCounts() {
        begin(3);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, SECOND), start, now);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, 3 * SECOND), start, now);
        quota.answered(new Quota.Answer(429, -1, -1, -1, -1, 2 * SECOND), start, now);
        assertThat(quota.delay(now)).isEqualTo(3 * SECOND);
    }

    @Test
    void aResponseThatComesAfterTheWindowAndNamesNoLimitLiftsIt() {
        begin(2);
        answer(200, 5, 10, -1);
        now += 10 * SECOND + Quota.MARGIN;
        silent(200);
        begin(1_000);
    }

    @Test
    void aResetThatIsRoundedDownIsOfTheSameWindow() {
        begin(3);
        answer(200, 4, 10, -1);
        now += SECOND;
        quota.answered(new Quota.Answer(200, 100, 50, 1_000_009, 8 * SECOND, -1), now, now);
        begin(3);
        assertThat(quota.delay(now)).isEqualTo(9 * SECOND + Quota.MARGIN);
    }
}
