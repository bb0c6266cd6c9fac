package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.MockRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The story in docs/tokens.md is true of the mock server. */
final class LifeOfATokenTest {
    @Test
    void aTokenIsStoredWatchedRefreshedReconnectedAndDeleted() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.LINKEDIN, "urn:li:1");
            server.brand("acme-corp").refreshFailed(Platform.LINKEDIN, "urn:li:1", "revoked");
            StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                    .platform(Platform.X)
                    .accessToken("a")
                    .refreshToken("r")
                    .platformUserId("x_12345")
                    .build();
            LifeOfAToken.run(server.client(), request, "code", new PrintStream(said, true, StandardCharsets.UTF_8));
            server.verify();
            assertThat(server.requests())
                    .extracting(MockRequest::method)
                    .containsExactly("POST", "GET", "PATCH", "POST", "DELETE");
            assertThat(server.tokens("acme-corp", Platform.X))
                    .extracting(token -> token.platformUserId().orElseThrow())
                    .containsExactly("x_1");
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("urn:li:1 is dead: revoked", "Optional[2026-03-02T00:00Z]");
    }
}
