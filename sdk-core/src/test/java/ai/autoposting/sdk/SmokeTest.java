package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.autoposting.sdk.error.*;
import ai.autoposting.sdk.model.*;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void storesAndReads() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .body("{\"success\":true,\"data\":{\"tokenId\":\"tok_1\",\"status\":\"active\"}}")
                    .build());
            server.enqueue(new MockResponse.Builder()
                    .body(
                            "{\"success\":true,\"data\":[{\"tokenId\":\"tok_1\",\"expiresAt\":\"2025-01-01T00:00:00Z\"}]}")
                    .build());
            server.enqueue(new MockResponse.Builder()
                    .code(401)
                    .body(
                            "{\"success\":false,\"error\":\"unauthorized\",\"message\":\"Missing sk-key-1234 at-secret\"}")
                    .build());
            server.enqueue(new MockResponse.Builder()
                    .body("{\"success\":true,\"data\":[]}")
                    .build());
            try (AutopostingClient client = AutopostingClient.builder()
                    .apiKey("sk-key-1234")
                    .baseUrl(server.url("/api-proxy/").toString())
                    .build()) {
                StorePlatformTokenRequest body = StorePlatformTokenRequest.builder()
                        .platform(Platform.X)
                        .accessToken("at-secret")
                        .platformUserId("u1")
                        .build();
                assertThat(client.platformOAuth()
                                .storePlatformToken("acme corp", body)
                                .tokenId())
                        .contains("tok_1");
                RecordedRequest r = server.takeRequest();
                System.out.println(
                        r.getRequestLine() + "\n" + r.getHeaders() + r.getBody().utf8());
                assertThat(client.async()
                                .platformOAuth()
                                .getPlatformTokenDetails("acme", Platform.X)
                                .get())
                        .hasSize(1);
                ApiException e = catchThrowableOfType(
                        ApiException.class, () -> client.platformOAuth().storePlatformToken("acme", body));
                System.out.println(e + " " + e.rawBody() + " " + e.error());
                assertThat(client.platformOAuth().getPlatformTokenDetails("acme", Platform.X))
                        .isEqualTo(List.of());
            }
        }
    }
}
