package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.tokens.SafeStore;
import ai.autoposting.sdk.tokens.SafeStore.Outcome;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenSurvey;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storing safely and surveying, with a client over the wire. */
class TokensTest {
    private static final Fault LOST_AND_LATE = Fault.dropBeforeAnswer().effectAfter(Duration.ofMillis(2_500));
    private static final StorePlatformTokenRequest REQUEST = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken("secret-token")
            .platformUserId("x_1")
            .build();

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final AutopostingClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** The server's clock goes on by so much after each call, as if somebody had waited. */
    private record Later(Transport transport, AutopostingMockServer server, Duration time) implements Transport {
        @Override
        public <T> ApiResponse<T> send(Operation<T> operation, Arguments arguments, RequestOptions options) {
            try {
                return transport.send(operation, arguments, options);
            } finally {
                server.advance(time);
            }
        }

        @Override
        public <T> CompletableFuture<ApiResponse<T>> sendAsync(
                Operation<T> operation, Arguments arguments, RequestOptions options) {
            return transport.sendAsync(operation, arguments, options);
        }
    }

    @Test
    void aSurveyByStatusAsksOncePerBrandAndTellsWhatIsDead() {
        server.brand("alive")
                .token(
                        Platform.X,
                        token -> token.platformUserId("x_1")
                                .expiresAt(
                                        server.now().plus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC)));
        server.brand("dead").token(Platform.X, "x_2").refreshFailed(Platform.X, "x_2", "revoked");
        server.failWhen(request -> request.path().contains("/broken/"), Fault.status(403));
        List<Finding> findings;
        try (Stream<Finding> all = TokenSurvey.of(client.transport())
                .platforms(List.of(Platform.X, Platform.YOUTUBE))
                .byStatus()
                .run(List.of("alive", "broken", "dead"))) {
            findings = all.toList();
        }
        assertThat(findings)
                .extracting(
                        Finding::brand,
                        finding -> finding.platform().value(),
                        finding -> finding.tokens().stream()
                                .map(token -> token.platformUserId().orElseThrow() + " "
                                        + TokenHealth.of(token, server.now()).needsAttention())
                                .toList(),
                        finding -> finding.failure().isPresent())
                .containsExactly(
                        tuple("alive", "x", List.of("x_1 false"), false),
                        tuple("alive", "youtube", List.of(), false),
                        tuple("broken", "x", List.of(), true),
                        tuple("broken", "youtube", List.of(), true),
                        tuple("dead", "x", List.of("x_2 true"), false),
                        tuple("dead", "youtube", List.of(), false));
        assertThat(findings.get(4).tokens().get(0).additionalProperties())
                .containsEntry("refreshError", "revoked")
                .containsEntry("platformUsername", "dead");
        assertThat(server.requests()).hasSize(3);
        server.verify();
    }

    private SafeStore store(Duration waited) {
        return SafeStore.on(new Later(client.transport(), server, waited)).settle(Duration.ZERO);
    }

    private long posts() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Test
    void aRequestThatArrivesWithinTheWaitIsFoundAndSentOnce() {
        server.failNext(Fault.none(), LOST_AND_LATE);
        SafeStore.Result result = store(Duration.ofMillis(2_500)).store("acme-corp", REQUEST);
        assertThat(result.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(result.token())
                .contains(server.tokens("acme-corp", Platform.X).get(0));
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aRequestThatArrivesAfterTheWaitIsUnknownUntilSomebodySettlesIt() {
        Snapshot before = store(Duration.ZERO).look("acme-corp", REQUEST);
        server.failNext(Fault.none(), LOST_AND_LATE);
        SafeStore.Result tooEarly = store(Duration.ofSeconds(2)).store("acme-corp", REQUEST);
        assertThat(tooEarly.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(tooEarly.token()).isEmpty();

        server.advance(Duration.ofSeconds(1));
        assertThat(store(Duration.ZERO)
                        .settle("acme-corp", REQUEST, Snapshot.parse(before.toString()))
                        .outcome())
                .isEqualTo(Outcome.FOUND);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aBrandThatIsNoPathSegmentHidesNoOther() {
        client.platformOAuth().storePlatformToken("acme-corp", REQUEST);
        try (Stream<Finding> findings = TokenSurvey.of(client.transport())
                .platforms(List.of(Platform.X))
                .run(List.of(" ", "..", "acme-corp"))) {
            assertThat(findings)
                    .extracting(
                            finding ->
                                    finding.failure().map(Throwable::getMessage).orElse("fine"),
                            finding -> finding.tokens().size())
                    .containsExactly(
                            tuple(
                                    "getPlatformTokenDetails was not carried out for brand %0020, platform x: IllegalArgumentException",
                                    0),
                            tuple(
                                    "getPlatformTokenDetails was not carried out for brand .., platform x: IllegalArgumentException",
                                    0),
                            tuple("fine", 1));
        }
    }

    @Test
    void aClosedClientEndsASurvey() {
        Transport transport = client.transport();
        client.close();
        Stream<Finding> findings = TokenSurvey.of(transport).run(List.of("acme-corp"));
        assertThatThrownBy(findings::count).isInstanceOf(IllegalStateException.class);
    }
}
