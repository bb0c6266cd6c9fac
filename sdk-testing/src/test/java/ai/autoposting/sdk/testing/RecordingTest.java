package ai.autoposting.sdk.testing;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS;
import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AuthScheme;
import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();

    @BeforeEach
    void call() {
        server.client()
                .platformOAuth()
                .storePlatformToken(
                        "acme-corp",
                        StorePlatformTokenRequest.builder()
                                .platform(Platform.X)
                                .accessToken("top-secret-1")
                                .refreshToken("top-secret-2")
                                .platformUserId("x_1")
                                .build());
        server.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void requestsAreInOrderAndByOperation() {
        assertThat(server.requests())
                .extracting(request -> request.operationId().orElseThrow())
                .containsExactly("storePlatformToken", "getPlatformTokenDetails");
        assertThat(server.requests(GET_PLATFORM_TOKEN_DETAILS))
                .extracting(MockRequest::path)
                .containsExactly("/api-proxy/brands/acme-corp/tokens/x");
        assertThat(server.requests(STORE_PLATFORM_TOKEN)).hasSize(1);
    }

    @Test
    void bodiesAreTypedAndTheirSecretsMasked() {
        MockRequest stored = server.requests().get(0);

        assertThat(stored.body(StorePlatformTokenRequest.class))
                .isEqualTo(StorePlatformTokenRequest.builder()
                        .platform(Platform.X)
                        .accessToken("***")
                        .refreshToken("***")
                        .platformUserId("x_1")
                        .build());
        assertThat(stored.body()).contains("\"accessToken\":\"***\"").doesNotContain("top-secret");
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        MockRequest stored = server.requests().get(0);

        assertThat(stored.toString()
                        + stored.headers()
                        + stored.query()
                        + stored.body()
                        + stored.violations()
                        + stored.incoming())
                .doesNotContain("top-secret")
                .doesNotContain(server.apiKey());
        assertThat(stored.header("Authorization")).contains("Bearer ***");
        assertThat(stored.headers()).containsEntry("authorization", List.of("Bearer ***"));
    }

    @Test
    void aSecretIsGivenToWhomAsksForItByName() {
        MockRequest stored = server.requests().get(0);

        assertThat(stored.secret("accessToken")).contains("top-secret-1");
        assertThat(stored.secret("refreshToken")).contains("top-secret-2");
        assertThat(stored.secret("authorization")).contains("Bearer sk-social-mock");
        assertThat(stored.secret("clientSecret")).isEmpty();
    }

    @Test
    void theKeyHeaderIsMaskedToo() {
        try (AutopostingClient other =
                server.clientBuilder().authScheme(AuthScheme.X_API_KEY).build()) {
            other.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
        }
        MockRequest last = server.requests().get(2);
        assertThat(last.header("x-api-key")).contains("***");
        assertThat(last.secret("x-api-key")).contains("sk-social-mock");
    }

    @Test
    void secretsInTheQueryAreMasked() throws Exception {
        RawCall.get(server, "/brands/acme-corp/tokens/x?access_token=top-secret&page=1&page=2");

        MockRequest last = server.requests().get(2);
        assertThat(last.query()).containsEntry("access_token", List.of("***")).containsEntry("page", List.of("1", "2"));
        assertThat(last.path()).isEqualTo("/api-proxy/brands/acme-corp/tokens/x");
        assertThat(last.secret("access_token")).contains("top-secret");
    }

    @Test
    void aBodyThatIsNoJsonIsNotShown() throws Exception {
        RawCall.post(server, "/brands/acme-corp/tokens", "accessToken=top-secret");

        MockRequest last = server.requests().get(2);
        assertThat(last.body()).isEqualTo("(22 characters that are no JSON)");
        assertThatThrownBy(() -> last.body(StorePlatformTokenRequest.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body is no JSON");
    }

    @Test
    void timesAreThoseOfTheServersClock() {
        assertThat(server.requests().get(0).receivedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void retriesAreRequestsOfTheirOwn() {
        server.failNext(Fault.status(503));
        server.client().platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);

        assertThat(server.requests(GET_PLATFORM_TOKEN_DETAILS)).hasSize(3);
    }

    @Test
    void aServerThatRunsForLongKeepsTheLatestRequestsOnly() throws Exception {
        try (AutopostingMockServer longRunning = AutopostingMockServer.builder()
                .with(settings -> settings.maxRequests = 2)
                .start()) {
            for (String brand : new String[] {"a", "b", "c"}) {
                RawCall.get(longRunning, "/brands/" + brand + "/tokens/x");
            }
            assertThat(longRunning.requests())
                    .extracting(request -> request.pathArguments().get("slug"))
                    .containsExactly("b", "c");
        }
    }

    @Test
    void whatIsGivenOutCannotBeChanged() {
        MockRequest stored = server.requests().get(0);
        assertThatThrownBy(() -> server.requests().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> stored.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> stored.pathArguments().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
