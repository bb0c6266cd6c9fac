package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom the example asks to reconnect what, and how often. */
final class ReconnectTest {
    private static final String SECRET = "whsec_1";

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final Clock clock = Clock.fixed(server.now(), ZoneOffset.UTC);
    private final List<String> said = new ArrayList<>();
    private final Reconnect reconnect =
            new Reconnect(server.client().transport(), List.of("acme-corp", "globex"), clock, said::add);

    @AfterEach
    void close() {
        server.verify();
        server.close();
    }

    private WebhookEvent event(String type) {
        String json = server.webhook(type, "{}");
        return WebhookVerifier.of(SECRET)
                .clock(clock)
                .verify(server.sign(json, SECRET), json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAccountIsNamedOnceUntilItIsAliveAgain() {
        server.brand("globex").token(Platform.X, "x_1").refreshFailed(Platform.X, "x_1", "revoked");
        WebhookEvent expired = event("token.expired");
        reconnect.accept(expired);
        reconnect.accept(expired);
        reconnect.accept(event("token.expired"));
        assertThat(said).containsExactly("reconnect globex x x_1");

        server.brand("globex").token(Platform.X, "x_1");
        reconnect.accept(event("token.expired"));
        server.brand("globex").refreshFailed(Platform.X, "x_1", "revoked");
        reconnect.accept(event("token.expired"));
        assertThat(said).containsExactly("reconnect globex x x_1", "reconnect globex x x_1");
    }

    @Test
    void whatHasExpiredIsDeadAndWhatExpiresSoonIsNot() {
        server.brand("acme-corp")
                .token(
                        Platform.X,
                        token -> token.platformUserId("past")
                                .expiresAt(server.now().atOffset(ZoneOffset.UTC)))
                .token(
                        Platform.X,
                        token -> token.platformUserId("soon")
                                .expiresAt(server.now()
                                        .plus(Duration.ofMinutes(11))
                                        .atOffset(ZoneOffset.UTC)));
        reconnect.accept(event("token.expired"));
        assertThat(said).containsExactly("reconnect acme-corp x past");
    }

    @Test
    void aBrandThatCannotBeReadHidesNoOther() {
        server.brand("globex").token(Platform.THREADS, "t_1").refreshFailed(Platform.THREADS, "t_1", "revoked");
        server.failWhen(request -> request.path().contains("/acme-corp/"), Fault.status(403));
        reconnect.accept(event("token.expired"));
        assertThat(said)
                .hasSize(6)
                .contains("reconnect globex threads t_1")
                .filteredOn(line -> line.startsWith("cannot say: "))
                .hasSize(5);
    }

    @Test
    void otherEventsAreNone() {
        reconnect.accept(event("post.published"));
        assertThat(server.requests()).isEmpty();
    }
}
