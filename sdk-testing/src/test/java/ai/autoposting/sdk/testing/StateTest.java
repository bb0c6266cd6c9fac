package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.api.PlatformOAuthOperations;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.Spec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final PlatformOAuthApi api = server.client().platformOAuth();

    @AfterEach
    void close() {
        server.close();
    }

    private static StorePlatformTokenRequest request(String userId) {
        return StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0")
                .platformUserId(userId)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "1.00000000000000000000000001", "123456789012345678901234567890", "1e400"})
    void numbersOfAnyKindInPropertiesThatTheSpecificationDoesNotNameAreTaken(String number) {
        PlatformToken stored = api.storePlatformToken(
                "acme-corp",
                request("x_1").toBuilder()
                        .additionalProperty("weight", new BigDecimal(number))
                        .build());
        assertThat(stored.platformUserId()).contains("x_1");
    }

    @Test
    void whatIsStoredIsReadBack() {
        PlatformToken stored = api.storePlatformToken(
                "acme-corp",
                StorePlatformTokenRequest.builder()
                        .platform(Platform.X)
                        .accessToken("ya29.a0...")
                        .platformUserId("x_12345")
                        .expiresAt(OffsetDateTime.parse("2025-01-01T00:00:00Z"))
                        .build());

        assertThat(stored)
                .isEqualTo(PlatformToken.builder()
                        .tokenId("tok_000001")
                        .platformUserId("x_12345")
                        .username("@acmecorp")
                        .scopes(List.of("tweet.read", "tweet.write"))
                        .expiresAt(OffsetDateTime.parse("2025-01-01T00:00:00Z"))
                        .clearLastUsedAt()
                        .status("active")
                        .build());
        assertThat(api.getPlatformTokenDetails("acme-corp", Platform.X)).containsExactly(stored);
        assertThat(server.tokens("acme-corp", Platform.X)).containsExactly(stored);
    }

    @Test
    void anExpiryThatIsNotGivenIsNull() {
        assertThat(api.storePlatformToken("acme-corp", request("x_1")).has("expiresAt"))
                .isTrue();
        assertThat(api.getPlatformTokenDetails("acme-corp", Platform.X).get(0).expiresAt())
                .isEmpty();
    }

    @Test
    void storingForTheSameAccountReplacesUnderANewId() {
        api.storePlatformToken("acme-corp", request("x_1"));
        api.storePlatformToken("acme-corp", request("x_2"));
        api.storePlatformToken("acme-corp", request("x_1"));

        assertThat(server.tokens("acme-corp", Platform.X))
                .extracting(
                        token -> token.tokenId().orElseThrow(),
                        token -> token.platformUserId().orElseThrow())
                .containsExactly(tuple("tok_000003", "x_1"), tuple("tok_000002", "x_2"));
    }

    @Test
    void brandsAndPlatformsAreKeptApart() {
        server.brand("acme-corp").token(Platform.X, "x_1").token(Platform.LINKEDIN, "li:1");
        server.brand("other").token(Platform.X, "x_2");

        assertThat(api.getPlatformTokenDetails("acme-corp", Platform.LINKEDIN))
                .extracting(token -> token.platformUserId().orElseThrow())
                .containsExactly("li:1");
        assertThat(server.tokens("other", Platform.X)).hasSize(1);
        assertThat(server.tokens("other", Platform.LINKEDIN)).isEmpty();
    }

    @Test
    void aSeededTokenCanBeDescribed() {
        server.brand("acme-corp")
                .username("@acme")
                .token(Platform.X, token -> token.platformUserId("x_1").status("expired"));

        assertThat(api.getPlatformTokenDetails("acme-corp", Platform.X))
                .extracting(
                        token -> token.username().orElseThrow(),
                        token -> token.status().orElseThrow())
                .containsExactly(tuple("@acme", "expired"));
    }

    @Test
    void aSeededTokenWithoutAccountIsRefused() {
        MockBrand brand = server.brand("acme-corp");
        assertThatThrownBy(() -> brand.token(Platform.X, token -> token.status("expired")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("platformUserId is missing: tokens are kept by it");
    }

    @Test
    void disconnectingTakesAwayThePlatformsAccountsOnly() {
        MockBrand brand = server.brand("acme-corp")
                .token(Platform.X, "x_1")
                .token(Platform.THREADS, "t_1")
                .disconnect(Platform.X);

        assertThat(brand.tokens(Platform.X)).isEmpty();
        assertThat(brand.tokens(Platform.THREADS)).hasSize(1);
    }

    @Test
    void noTokensIsAnEmptyListOrNotFoundAsChosen() {
        assertThat(api.getPlatformTokenDetails("acme-corp", Platform.X)).isEmpty();
        try (AutopostingMockServer strict =
                AutopostingMockServer.builder().notFoundWithoutTokens().start()) {
            assertThatThrownBy(() -> strict.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("The brand has no account on x.");
            strict.brand("acme-corp").token(Platform.X, "x_1");
            assertThat(strict.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .hasSize(1);
        }
    }

    @Test
    void unknownBrandsAreNotFoundWhenOnlyKnownOnesExist() {
        try (AutopostingMockServer strict =
                AutopostingMockServer.builder().knownBrandsOnly().start()) {
            strict.brand("acme-corp");
            PlatformOAuthApi strictApi = strict.client().platformOAuth();
            assertThat(strictApi.getPlatformTokenDetails("acme-corp", Platform.X))
                    .isEmpty();
            assertThatThrownBy(() -> strictApi.storePlatformToken("nobody", request("x_1")))
                    .isInstanceOf(NotFoundException.class);
            strict.verify();
        }
    }

    @ParameterizedTest
    @CsvSource({"/things?brandSlug=nobody,", "/things,'{\"brandSlug\":\"nobody\"}'"})
    void aBrandIsAlsoNamedInAQueryOrABody(String path, String body) throws Exception {
        String spec = """
                {"paths": {
                  "/things": {"post": {"operationId": "thing", "requestBody": {"content": {"application/json": {}}},
                    "responses": {"204": {}}}},
                  "/articles/{slug}": {"get": {"operationId": "article", "responses": {"204": {}}}}}}
                """;
        try (AutopostingMockServer strict = AutopostingMockServer.builder()
                .with(settings -> settings.spec = new Spec(JsonTrees.parse(spec).orElseThrow()))
                .knownBrandsOnly()
                .start()) {
            String json = body == null ? "{}" : body;
            assertThat(RawCall.post(strict, path, json).statusCode()).isEqualTo(404);
            strict.brand("nobody");
            assertThat(RawCall.post(strict, path, json).statusCode()).isEqualTo(204);
            assertThat(RawCall.get(strict, "/articles/another-slug").statusCode())
                    .as("a slug of something else")
                    .isEqualTo(204);
        }
    }

    @Test
    void idsAndKeyCanBeSet() {
        try (AutopostingMockServer own = AutopostingMockServer.builder()
                .apiKey("ap_live_1")
                .tokenIds(() -> "tok_01HXYZ")
                .start()) {
            PlatformToken stored = own.client().platformOAuth().storePlatformToken("acme-corp", request("x_1"));
            assertThat(stored.tokenId()).contains("tok_01HXYZ");
            assertThat(own.apiKey()).isEqualTo("ap_live_1");
        }
    }

    @Test
    void aWrongKeyGetsTheSpecificationsUnauthorized() {
        try (var stranger = server.clientBuilder().apiKey("sk-social-wrong").build()) {
            assertThatThrownBy(() -> stranger.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .isInstanceOfSatisfying(UnauthorizedException.class, refused -> {
                        assertThat(refused.code()).contains("unauthorized");
                        assertThat(refused.error().message()).contains("Missing or invalid API key.");
                    });
        }
        server.verify(); // a wrong key breaks no rule of the specification
    }

    @Test
    void anyKeyIsTakenWhenAskedFor() {
        try (AutopostingMockServer open =
                        AutopostingMockServer.builder().anyApiKey().start();
                var client = open.clientBuilder().apiKey("whatever").build()) {
            assertThat(client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X))
                    .isEmpty();
        }
    }

    @Test
    void resetForgetsAllAndCountsFromTheStart() {
        api.storePlatformToken("acme-corp", request("x_1"));
        server.failEvery(PlatformOAuthOperations.STORE_PLATFORM_TOKEN, Fault.status(500));
        server.advance(Duration.ofDays(1));
        server.reset();

        assertThat(server.requests()).isEmpty();
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
        assertThat(server.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(api.storePlatformToken("acme-corp", request("x_1")).tokenId())
                .contains("tok_000001");
    }
}
