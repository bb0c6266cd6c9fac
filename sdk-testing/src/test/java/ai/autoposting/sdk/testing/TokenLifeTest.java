package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.api.PlatformOAuthOperations;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.ConflictException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.model.ExchangeOAuthCodeRequest;
import ai.autoposting.sdk.model.ExchangedToken;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.RefreshedToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.model.TokenStatus;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens after they have been stored: refreshed, looked at, deleted, exchanged anew. */
final class TokenLifeTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final PlatformOAuthApi tokens = server.client().platformOAuth();

    @AfterEach
    void close() {
        server.verify();
        server.close();
    }

    private static TokenStatus statusOf(AutopostingMockServer server, Platform platform) {
        return server.client().platformOAuth().getTokenStatus("acme").stream()
                .filter(entry -> entry.platform().equals(Optional.of(platform)))
                .findFirst()
                .orElseThrow();
    }

    private void connect(OffsetDateTime expiresAt) {
        server.brand("acme")
                .token(Platform.X, token -> token.platformUserId("x_1").expiresAt(expiresAt));
    }

    private Optional<OffsetDateTime> expiry() {
        return server.tokens("acme", Platform.X).get(0).expiresAt();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01T00:00:00Z, 2026-04-02T00:00:00Z", "2025-06-01T00:00:00Z, 2026-03-02T00:00:00Z"})
    void aRefreshGivesSixtyDaysMore(OffsetDateTime before, OffsetDateTime after) {
        connect(before);
        RefreshedToken refreshed = tokens.refreshPlatformToken("acme", Platform.X);
        assertThat(refreshed)
                .isEqualTo(RefreshedToken.builder()
                        .tokenId("tok_000001")
                        .expiresAt(after)
                        .refreshedAt(START)
                        .build());
        assertThat(expiry()).contains(after);
    }

    @Test
    void aRefreshCanAnswerAlthoughNothingChanged() {
        connect(START.plusDays(1));
        server.refreshing(Refreshing.CHANGES_NOTHING);
        assertThat(tokens.refreshPlatformToken("acme", Platform.X).expiresAt()).contains(START.plusDays(1));
        assertThat(expiry()).contains(START.plusDays(1));
        server.recover();
        assertThat(tokens.refreshPlatformToken("acme", Platform.X).expiresAt()).contains(START.plusDays(61));
    }

    @Test
    void aTokenWhoseRefreshFailedIsDeadUntilItIsConnectedAnew() {
        connect(START.plusDays(1));
        server.refreshing(Refreshing.FAILS);
        assertThatThrownBy(() -> tokens.refreshPlatformToken("acme", Platform.X))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("The platform refused the refresh.");
        server.refreshing(Refreshing.MOVES_EXPIRY);
        assertThatThrownBy(() -> tokens.refreshPlatformToken("acme", Platform.X))
                .isInstanceOf(ConflictException.class);
        TokenStatus dead = statusOf(server, Platform.X);
        assertThat(dead.connected()).contains(true);
        assertThat(dead.refreshError()).contains("The platform refused the refresh.");
        assertThat(dead.refreshFailedAt()).contains(START);
        assertThat(expiry()).contains(START.plusDays(1));

        ExchangedToken anew = tokens.exchangeOAuthCode(code("one"));
        assertThat(anew.platformUserId()).contains("x_1");
        assertThat(statusOf(server, Platform.X).refreshError()).isEmpty();
        assertThat(tokens.refreshPlatformToken("acme", Platform.X).expiresAt()).contains(START.plusDays(120));
    }

    @Test
    void aTokenThatWasStoredWithoutARefreshTokenCannotBeRefreshed() {
        StorePlatformTokenRequest.Builder request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("a")
                .platformUserId("x_1");
        tokens.storePlatformToken("acme", request.build());
        assertThat(statusOf(server, Platform.X).hasRefreshToken()).contains(false);
        assertThatThrownBy(() -> tokens.refreshPlatformToken("acme", Platform.X))
                .isInstanceOf(ConflictException.class);
        tokens.storePlatformToken("acme", request.refreshToken("r").build());
        assertThat(statusOf(server, Platform.X).hasRefreshToken()).contains(true);
        assertThat(tokens.refreshPlatformToken("acme", Platform.X).expiresAt()).contains(START.plusDays(60));
    }

    @Test
    void theStatusHasEachAccountAndEachPlatformWithoutOne() {
        server.brand("acme").token(Platform.LINKEDIN, "urn:li:1").token(Platform.LINKEDIN, "urn:li:2");
        List<TokenStatus> status = tokens.getTokenStatus("acme");
        assertThat(status)
                .extracting(entry -> entry.platform().orElseThrow() + " "
                        + entry.connected().orElseThrow() + " "
                        + entry.platformUserId().orElse("-"))
                .containsExactly(
                        "linkedin true urn:li:1",
                        "linkedin true urn:li:2",
                        "x false -",
                        "instagram false -",
                        "threads false -",
                        "youtube false -");
        assertThat(status.get(0))
                .isEqualTo(TokenStatus.builder()
                        .platform(Platform.LINKEDIN)
                        .connected(true)
                        .platformUsername("acme")
                        .platformUserId("urn:li:1")
                        .tokenId("tok_000001")
                        .scopes(List.of())
                        .hasRefreshToken(true)
                        .connectedAt(START)
                        .build());
    }

    @Test
    void deletingTakesThatAccountAndNoOther() {
        server.brand("acme").token(Platform.LINKEDIN, "urn:li:1").token(Platform.LINKEDIN, "urn:li:2");
        tokens.deletePlatformToken("acme", Platform.LINKEDIN, "urn:li:1");
        assertThat(server.tokens("acme", Platform.LINKEDIN).stream()
                        .map(token -> token.platformUserId().orElseThrow()))
                .containsExactly("urn:li:2");
        assertThatThrownBy(() -> tokens.deletePlatformToken("acme", Platform.LINKEDIN, "urn:li:1"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> tokens.refreshPlatformToken("acme", Platform.X))
                .isInstanceOf(NotFoundException.class);
    }

    private static ExchangeOAuthCodeRequest code(String code) {
        return ExchangeOAuthCodeRequest.builder()
                .platform(Platform.X)
                .code(code)
                .brandSlug("acme")
                .redirectUri("https://example.com/callback")
                .build();
    }

    @Test
    void aCodeIsExchangedOnceAndItsTokenStored() {
        assertThat(tokens.exchangeOAuthCode(code("secret-code")))
                .isEqualTo(ExchangedToken.builder()
                        .tokenId("tok_000001")
                        .platform(Platform.X)
                        .platformUserId("x_1")
                        .platformUsername("acme")
                        .brandSlug("acme")
                        .scopes(List.of("tweet.read", "tweet.write"))
                        .expiresAt(START.plusDays(60))
                        .build());
        assertThat(tokens.getPlatformTokenDetails("acme", Platform.X))
                .extracting(PlatformToken::platformUserId)
                .containsExactly(Optional.of("x_1"));
        assertThatThrownBy(() -> tokens.exchangeOAuthCode(code("secret-code"))).isInstanceOf(BadRequestException.class);
        assertThat(tokens.exchangeOAuthCode(code("other")).platformUserId()).contains("x_2");
        assertThat(server.requests().toString()).doesNotContain("secret-code");
        assertThat(code("secret-code").toString()).contains("code=***").doesNotContain("secret-code");
    }

    @Test
    void anExchangeWhoseAnswerIsLostIsNotSentAgain() {
        server.failNext(Fault.dropBeforeAnswer().takingEffect());
        assertThatThrownBy(() -> tokens.exchangeOAuthCode(code("one")))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.mayHaveTakenEffect()).isTrue());
        assertThat(server.requests(PlatformOAuthOperations.EXCHANGE_OAUTH_CODE)).hasSize(1);
        assertThat(server.tokens("acme", Platform.X)).hasSize(1);
    }

    @Test
    void theServiceRefreshesTenMinutesBeforeTheExpiryWhenToldTo() {
        try (AutopostingMockServer own =
                AutopostingMockServer.builder().refreshesByItself().start()) {
            own.brand("acme")
                    .token(Platform.X, token -> token.platformUserId("x_1").expiresAt(START.plusHours(1)));
            own.advance(Duration.ofMinutes(50).minusNanos(1));
            assertThat(own.tokens("acme", Platform.X).get(0).expiresAt()).contains(START.plusHours(1));
            own.advance(Duration.ofNanos(1));
            assertThat(own.tokens("acme", Platform.X).get(0).expiresAt())
                    .contains(START.plusHours(1).plusDays(60));
            own.advance(Duration.ofDays(150));
            assertThat(own.tokens("acme", Platform.X).get(0).expiresAt())
                    .contains(START.plusHours(1).plusDays(180));

            own.refreshing(Refreshing.FAILS);
            own.advance(Duration.ofDays(40));
            assertThat(statusOf(own, Platform.X).refreshFailedAt())
                    .contains(START.plusMinutes(50).plusDays(180));
        }
    }

    @Test
    void aTokenThatNobodyRefreshesExpiresWhenItSays() {
        connect(START.plusHours(1));
        server.advance(Duration.ofHours(2));
        assertThat(expiry()).contains(START.plusHours(1));
        assertThat(statusOf(server, Platform.X).expiresAt()).contains(START.plusHours(1));
        assertThat(statusOf(server, Platform.X).refreshError()).isEmpty();
    }

    @Test
    void aTestCanLetAnAccountDie() {
        server.brand("acme").token(Platform.X, "x_1").refreshFailed(Platform.X, "x_1", "revoked");
        assertThat(statusOf(server, Platform.X).refreshError()).contains("revoked");
        assertThatThrownBy(() -> server.brand("acme").refreshFailed(Platform.X, "x_2", "revoked"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the brand has no account x_2 on x: connect it with token(...)");
    }
}
