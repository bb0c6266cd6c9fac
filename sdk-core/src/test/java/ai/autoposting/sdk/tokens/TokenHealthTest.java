package ai.autoposting.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.TokenHealth.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenHealthTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static TokenHealth health(Duration left) {
        return TokenHealth.of(
                PlatformToken.builder()
                        .expiresAt(NOW.plus(left).atOffset(ZoneOffset.ofHours(5)))
                        .build(),
                NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "-PT1S, EXPIRED, true",
        "PT0S, EXPIRED, true",
        "PT0.000000001S, WITHIN_A_DAY, true",
        "PT24H, WITHIN_A_DAY, true",
        "PT24H0.000000001S, WITHIN_A_WEEK, false",
        "P7D, WITHIN_A_WEEK, false",
        "P7DT0.000000001S, WITHIN_A_MONTH, false",
        "P30D, WITHIN_A_MONTH, false",
        "P30DT0.000000001S, LATER, false",
        "P9000D, LATER, false",
    })
    void theUpperBoundsAreInclusive(Duration left, Urgency urgency, boolean attention) {
        TokenHealth health = health(left);
        assertThat(health.urgency()).isEqualTo(urgency);
        assertThat(health.needsAttention()).isEqualTo(attention);
        assertThat(health.timeLeft()).contains(left);
    }

    @Test
    void aTokenWithoutExpiryNeedsAttentionForItsStatusOnly() {
        PlatformToken token = PlatformToken.builder().build();
        TokenHealth health = TokenHealth.of(token, NOW);
        assertThat(health.urgency()).isEqualTo(Urgency.NO_EXPIRY);
        assertThat(health.timeLeft()).isEmpty();
        assertThat(health.needsAttention()).isFalse();
        assertThat(health.token()).isSameAs(token);
        assertThat(TokenHealth.of(PlatformToken.builder().status("active").build(), NOW)
                        .needsAttention())
                .isFalse();
        assertThat(TokenHealth.of(PlatformToken.builder().status("revoked").build(), NOW)
                        .needsAttention())
                .isTrue();
    }

    @Test
    void aRefreshThatFailedNeedsAttentionHoweverFarTheExpiryIs() {
        PlatformToken alive = PlatformToken.builder()
                .expiresAt(OffsetDateTime.parse("2099-01-01T00:00:00Z"))
                .additionalProperty("refreshError", null)
                .build();
        assertThat(TokenHealth.of(alive, NOW).needsAttention()).isFalse();
        PlatformToken dead =
                alive.toBuilder().additionalProperty("refreshError", "").build();
        assertThat(TokenHealth.of(dead, NOW).needsAttention()).isTrue();
        assertThat(TokenHealth.of(dead, NOW).urgency()).isEqualTo(Urgency.LATER);
    }

    @Test
    void theFarthestTimesDoNotOverflow() {
        PlatformToken last = PlatformToken.builder()
                .expiresAt(OffsetDateTime.parse("9999-12-31T23:59:59-18:00"))
                .build();
        assertThat(TokenHealth.of(last, Instant.MIN).urgency()).isEqualTo(Urgency.LATER);
        PlatformToken first = PlatformToken.builder()
                .expiresAt(OffsetDateTime.parse("0000-01-01T00:00:00+18:00"))
                .build();
        assertThat(TokenHealth.of(first, Instant.MAX).urgency()).isEqualTo(Urgency.EXPIRED);
    }

    @Test
    @SuppressWarnings("NullAway") // which is what it tests
    void nullIsRefusedByName() {
        PlatformToken token = PlatformToken.builder().build();
        assertThatThrownBy(() -> TokenHealth.of(null, NOW))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("token");
        assertThatThrownBy(() -> TokenHealth.of(token, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("now");
    }

    @Test
    void theMostUrgentComesFirst() {
        assertThat(Urgency.values())
                .containsExactly(
                        Urgency.EXPIRED,
                        Urgency.WITHIN_A_DAY,
                        Urgency.WITHIN_A_WEEK,
                        Urgency.WITHIN_A_MONTH,
                        Urgency.LATER,
                        Urgency.NO_EXPIRY);
    }
}
