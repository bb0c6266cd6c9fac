package ai.autoposting.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the specification are read and written again without a difference. */
final class SpecExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OffsetDateTime EXPIRY = OffsetDateTime.parse("2025-01-01T00:00:00Z");

    private final JsonNode spec;

    SpecExamplesTest() throws IOException {
        spec = new YAMLMapper().readTree(Path.of("../openapi/autoposting.yaml").toFile());
    }

    private JsonNode example(String path, String method, String status) {
        return spec.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("content")
                .path("application/json")
                .path("example");
    }

    @Test
    void storedToken() throws IOException {
        JsonNode data = example("/brands/{slug}/tokens", "post", "200").path("data");
        PlatformToken token = JSON.treeToValue(data, PlatformToken.class);
        assertThat(token)
                .isEqualTo(PlatformToken.builder()
                        .tokenId("tok_01HXYZ")
                        .platformUserId("x_12345")
                        .username("@acmecorp")
                        .scopes(List.of("tweet.read", "tweet.write"))
                        .expiresAt(EXPIRY)
                        .clearLastUsedAt()
                        .status("active")
                        .build());
        assertThat(JSON.<JsonNode>valueToTree(token)).isEqualTo(data);
    }

    @Test
    void tokenDetails() throws IOException {
        JsonNode data =
                example("/brands/{slug}/tokens/{platform}", "get", "200").path("data");
        PlatformToken[] tokens = JSON.treeToValue(data, PlatformToken[].class);
        assertThat(tokens).hasSize(1);
        assertThat(tokens[0].lastUsedAt()).contains(OffsetDateTime.parse("2024-01-10T09:05:00Z"));
        assertThat(JSON.<JsonNode>valueToTree(tokens)).isEqualTo(data);
    }

    @Test
    void unauthorized() throws IOException {
        JsonNode body = example("/brands/{slug}/tokens", "post", "401");
        PlatformOAuthError error = JSON.treeToValue(body, PlatformOAuthError.class);
        assertThat(error)
                .isEqualTo(PlatformOAuthError.builder()
                        .success(false)
                        .error("unauthorized")
                        .message("Missing or invalid API key.")
                        .build());
        assertThat(JSON.<JsonNode>valueToTree(error)).isEqualTo(body);
        assertThat(example("/brands/{slug}/tokens/{platform}", "get", "401")).isEqualTo(body);
    }

    /** The request has no example as a whole; its properties have. */
    @Test
    void storeRequest() throws IOException {
        JsonNode properties =
                spec.at("/paths/~1brands~1{slug}~1tokens/post/requestBody/content/application~1json/schema/properties");
        ObjectNode body = JSON.createObjectNode();
        properties.properties().forEach(property -> {
            if (property.getValue().has("example")) {
                body.set(property.getKey(), property.getValue().get("example"));
            }
        });
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("ya29.a0...")
                .platformUserId("x_12345")
                .expiresAt(EXPIRY)
                .build();
        assertThat(JSON.treeToValue(body, StorePlatformTokenRequest.class)).isEqualTo(request);
        assertThat(JSON.<JsonNode>valueToTree(request)).isEqualTo(body);
    }
}
