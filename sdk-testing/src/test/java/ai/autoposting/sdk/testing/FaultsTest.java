package ai.autoposting.sdk.testing;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS;
import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.CallTimeoutException;
import ai.autoposting.sdk.error.ConnectionException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final AutopostingClient once =
            server.clientBuilder().maxRetries(0).timeout(Duration.ofSeconds(20)).build();

    @AfterEach
    void close() {
        once.close();
        server.close();
    }

    private List<PlatformToken> read(AutopostingClient client) {
        return client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
    }

    private PlatformToken store(AutopostingClient client) {
        return client.platformOAuth()
                .storePlatformToken(
                        "acme-corp",
                        StorePlatformTokenRequest.builder()
                                .platform(Platform.X)
                                .accessToken("ya29.a0")
                                .platformUserId("x_1")
                                .build());
    }

    private <T extends AutopostingException> T failure(Class<T> type) {
        return catchThrowableOfType(type, () -> store(once));
    }

    @Test
    void theNextCallOnlyFails() {
        server.failNext(Fault.status(429).retryAfter(Duration.ofSeconds(1)));

        assertThat(failure(RateLimitException.class).retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(store(once).tokenId()).contains("tok_000001");
    }

    @Test
    void twice503ThenNormalIsOneCallForARetryingClient() {
        server.failNext(2, Fault.status(503));

        assertThat(read(server.client())).isEmpty();
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aSequenceIsMetInItsOrder() {
        server.failNext(Fault.status(500), Fault.none());
        server.failNext(Fault.status(402));

        assertThat(failure(ServerException.class).statusCode()).isEqualTo(500);
        assertThat(store(once).tokenId()).isPresent();
        assertThat(failure(PaymentRequiredException.class).code()).contains("insufficient_credits");
    }

    @Test
    void aFaultForAnOperationLeavesTheOthersAlone() {
        server.failNext(STORE_PLATFORM_TOKEN, Fault.status(500));

        assertThat(read(once)).isEmpty();
        assertThat(failure(ServerException.class)).isNotNull();
        assertThat(store(once)).isNotNull();
    }

    @Test
    void everyCallOfAnOperationFailsUntilRecovery() {
        server.failEvery(GET_PLATFORM_TOKEN_DETAILS, Fault.status(500));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> read(once)).isInstanceOf(ServerException.class);
        }
        assertThat(store(once)).isNotNull();
        server.recover();
        assertThat(read(once)).hasSize(1);
    }

    @Test
    void aPredicateChoosesAndTheLastOneGivenWins() {
        server.failWhen(request -> request.body().contains("x_1"), Fault.status(500));
        server.failWhen(request -> request.body().contains("\"platform\":\"x\""), Fault.status(409));

        assertThat(failure(ApiException.class).statusCode()).isEqualTo(409);
        assertThat(read(once)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorShapeBecomesTheRightException(ErrorShape shape) {
        server.failNext(
                Fault.status(402).shape(shape).code("insufficient_credits").message("No credits left."));

        PaymentRequiredException failure = failure(PaymentRequiredException.class);

        boolean hasCode = shape == ErrorShape.DOCUMENTED || shape == ErrorShape.TEXT_AND_CODE;
        assertThat(failure.code().isPresent()).isEqualTo(hasCode);
        boolean hasText = hasCode || shape == ErrorShape.TEXT_ONLY;
        assertThat(failure.getMessage().contains("No credits left.")).isEqualTo(hasText);
    }

    @Test
    void aFaultKeepsTheRequestFromTakingEffect() {
        server.failNext(Fault.status(500));
        failure(ServerException.class);
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
    }

    @Test
    void aFaultThatTakesEffectStoresAndFails() {
        server.failNext(
                Fault.status(500).takingEffect(), Fault.dropBeforeAnswer().takingEffect());

        assertThat(failure(ServerException.class).mayHaveTakenEffect()).isTrue();
        assertThat(failure(ConnectionException.class).mayHaveTakenEffect()).isTrue();
        assertThat(server.tokens("acme-corp", Platform.X))
                .extracting(token -> token.tokenId().orElseThrow())
                .containsExactly("tok_000002");
    }

    @Test
    void aDropBeforeTheResponseIsAConnectionFailureWithoutEffect() {
        server.failNext(Fault.dropBeforeAnswer());
        assertThat(failure(ConnectionException.class)).isNotNull();
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
    }

    @Test
    void aDropDuringTheResponseComesAfterTheEffect() {
        server.failNext(Fault.dropDuringAnswer());
        assertThat(failure(AutopostingException.class).mayHaveTakenEffect()).isTrue();
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
    }

    @Test
    void aDropAfterTheResponseSendsAllOfItAndEndsTheConnection() throws IOException {
        server.failNext(Fault.dropAfterAnswer());

        String response = RawCall.untilTheEnd(server, "GET /api-proxy/brands/acme-corp/tokens/x HTTP/1.1");

        assertThat(response).startsWith("HTTP/1.1 200 OK").endsWith("{\"success\":true,\"data\":[]}");
    }

    @Test
    void aTrickleArrivesWhole() {
        server.failNext(Fault.trickle(7, Duration.ofNanos(1)));
        assertThat(store(once).tokenId()).contains("tok_000001");
    }

    @Test
    void garbageIsAFailureOfTheConnection() {
        server.failNext(Fault.garbage());
        assertThat(failure(AutopostingException.class).mayHaveTakenEffect()).isTrue();
    }

    @Test
    void brokenJsonIsAnInvalidResponse() {
        server.failNext(Fault.brokenJson());
        assertThat(failure(InvalidResponseException.class).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageOfTheDashboardIsAnInvalidResponse() {
        server.failNext(Fault.html());
        assertThat(failure(InvalidResponseException.class)).hasMessageContaining("points at the web app");
    }

    @Test
    void aRedirectIsReportedAndNotFollowed() {
        server.failNext(Fault.redirect(server.baseUrl() + "/brands/other/tokens"));
        assertThat(failure(UnexpectedStatusException.class).statusCode()).isEqualTo(307);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceLastsUntilTheClientGivesUp() {
        server.failNext(Fault.silence());
        try (AutopostingClient hasty = server.clientBuilder()
                .maxRetries(0)
                .attemptTimeout(Duration.ofMillis(50))
                .build()) {
            assertThatThrownBy(() -> read(hasty)).isInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void lateResponsesWaitAsLongAsTheyWereToldTo() {
        List<Duration> waits = new ArrayList<>();
        try (AutopostingMockServer late = AutopostingMockServer.builder()
                .with(settings -> settings.pause = waits::add)
                .start()) {
            late.failNext(
                    Fault.latency(Duration.ofHours(1)),
                    Fault.none(),
                    Fault.status(503).delay(Duration.ofMinutes(5)));

            read(late.client());
            read(late.client());
            read(late.client());

            assertThat(waits).containsExactly(Duration.ofHours(1), Duration.ofMinutes(5));
            assertThat(late.requests()).hasSize(4);
        }
    }

    @Test
    void closingEndsWaitsAndSilence() throws Exception {
        for (Fault fault : List.of(Fault.latency(Duration.ofHours(1)), Fault.silence())) {
            CountDownLatch arrived = new CountDownLatch(1);
            AutopostingMockServer closing = AutopostingMockServer.builder()
                    .with(settings -> settings.log = exchange -> arrived.countDown())
                    .start();
            try (AutopostingClient patient = closing.clientBuilder()
                    .maxRetries(0)
                    .timeout(Duration.ofHours(1))
                    .attemptTimeout(Duration.ofHours(1))
                    .build()) {
                closing.failNext(fault);
                CompletableFuture<List<PlatformToken>> call =
                        patient.async().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
                arrived.await();

                closing.close();

                assertThatThrownBy(call::get).hasCauseInstanceOf(ConnectionException.class);
            }
        }
    }

    @Test
    void aFaultForAnOperationThatIsNotDocumentedGoesByItsPath() {
        Operation<Map<String, Object>> usage = Operation.builder("noSuchOperation", "GET", "/no/such/path/{month}")
                .returnsMapOf(Object.class)
                .build();
        server.failNext(usage, Fault.body(200, "application/json", "{\"success\":true,\"data\":{\"posts\":3}}"));

        Map<String, Object> response =
                once.execute(usage, Arguments.builder().path("month", "2026-01").build());

        assertThat(response).hasToString("{posts=3}");
        assertThat(server.requests(usage)).hasSize(1);
        assertThat(read(once)).isEmpty();
        assertThat(server.requests(usage)).hasSize(1);
    }

    @Test
    void theWishToCloseTheConnectionIsGranted() throws IOException {
        assertThat(RawCall.untilTheEnd(server, "GET /api-proxy/brands/a/tokens/x HTTP/1.1\r\nConnection: close"))
                .endsWith("{\"success\":true,\"data\":[]}");
    }

    @Test
    void aResponseOfOnesOwnIsSentAsItIs() {
        server.failNext(Fault.body(418, "application/json", "{\"error\":\"I am a teapot\"}")
                .header("x-tea", "green"));
        UnexpectedStatusException failure = failure(UnexpectedStatusException.class);
        assertThat(failure.rawBody()).isEqualTo("{\"error\":\"I am a teapot\"}");
        assertThat(failure.headers()).containsEntry("x-tea", List.of("green"));
    }

    @Test
    void retryAfterIsSentInDecimalSecondsOrAsGiven() {
        assertThat(Fault.status(429)
                        .retryAfter(Duration.ofMillis(10))
                        .response(MockResponse.empty(200))
                        .headers())
                .contains(Map.entry("Retry-After", "0.01"));
        assertThat(Fault.status(429)
                        .retryAfter(Duration.ofMinutes(10))
                        .response(MockResponse.empty(200))
                        .headers())
                .contains(Map.entry("Retry-After", "600"));
        assertThat(Fault.status(429)
                        .retryAfter(Duration.ZERO)
                        .response(MockResponse.empty(200))
                        .headers())
                .contains(Map.entry("Retry-After", "0"));
        assertThat(Fault.status(429)
                        .retryAfter("soon")
                        .response(MockResponse.empty(200))
                        .headers())
                .contains(Map.entry("Retry-After", "soon"));
    }

    @Test
    void aQuotaEmptiesAndRefillsOnTheServersClock() {
        server.rateLimit(2, Duration.ofSeconds(30));
        read(once);
        server.advance(Duration.ofSeconds(10));
        store(once);

        RateLimitException refused = failure(RateLimitException.class);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(20));
        assertThat(refused.headers())
                .containsEntry("x-ratelimit-limit", List.of("2"))
                .containsEntry("x-ratelimit-remaining", List.of("0"))
                .containsEntry("x-ratelimit-reset", List.of("1767225630"));
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);

        server.advance(Duration.ofSeconds(20));
        assertThat(read(once)).hasSize(1);
    }

    @Test
    void eachKeyHasAQuotaOfItsOwn() {
        try (AutopostingMockServer open =
                        AutopostingMockServer.builder().anyApiKey().start();
                AutopostingClient one =
                        open.clientBuilder().apiKey("k1").maxRetries(0).build();
                AutopostingClient other =
                        open.clientBuilder().apiKey("k2").maxRetries(0).build()) {
            open.rateLimit(1, Duration.ofSeconds(30));
            read(one);
            assertThatThrownBy(() -> read(one)).isInstanceOf(RateLimitException.class);
            assertThat(read(other)).isEmpty();
        }
    }

    @Test
    void modifiersCombineInAnyOrder() {
        List<UnaryOperator<Fault>> modifiers = List.of(
                fault -> fault.header("x-a", "1"),
                Fault::takingEffect,
                fault -> fault.delay(Duration.ofSeconds(3)),
                fault -> fault.shape(ErrorShape.TEXT_AND_CODE),
                fault -> fault.code("a_code"),
                fault -> fault.message("A text."));
        for (int first = 0; first < modifiers.size(); first++) {
            Fault fault = Fault.status(500);
            for (int i = 0; i < modifiers.size(); i++) {
                fault = modifiers.get((first + i) % modifiers.size()).apply(fault);
            }
            assertThat(fault.letsThrough()).isTrue();
            assertThat(fault.delay()).isEqualTo(Duration.ofSeconds(3));
            assertThat(fault.response(MockResponse.empty(200)))
                    .isEqualTo(MockResponse.of(500, "application/json", "{\"error\":\"A text.\",\"code\":\"A_CODE\"}")
                            .with("x-a", "1"));
        }
    }

    @Test
    void impossibleFaultsAreRefused() {
        assertThatThrownBy(() -> Fault.status(199)).hasMessage("status must be 200 to 599: 199");
        assertThatThrownBy(() -> Fault.redirect(200, "/")).hasMessage("status of a redirect must be 300 to 399: 200");
        assertThatThrownBy(() -> Fault.trickle(0, Duration.ZERO)).hasMessage("bytes must be >= 1: 0");
        assertThatThrownBy(() -> Fault.latency(Duration.ofSeconds(-1))).hasMessage("delay must be >= 0: PT-1S");
        assertThatThrownBy(() -> server.failNext(0, Fault.none())).hasMessage("times must be >= 1: 0");
        assertThatThrownBy(() -> server.rateLimit(-1, Duration.ofSeconds(1))).hasMessage("requests must be >= 0: -1");
        assertThatThrownBy(() -> server.rateLimit(1, Duration.ZERO)).hasMessage("window must be > 0: PT0S");
    }
}
