package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StorePlatformTokenRequestTest {
    @Test
    void allMissingRequiredPropertiesAreNamedAtOnce() {
        assertThatThrownBy(() ->
                        StorePlatformTokenRequest.builder().refreshToken("r").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "StorePlatformTokenRequest cannot be built: not set: platform, accessToken, platformUserId");
    }

    @Test
    void whatAnAnswerLeftOutIsNamedWhenAskedFor() {
        StorePlatformTokenRequest partial = StorePlatformTokenRequest.builder().buildPartial();
        assertThat(partial.has("platform")).isFalse();
        assertThatThrownBy(partial::platform)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("platform is missing: the specification requires it, the service left it out");
    }

    @Test
    void toStringKeepsSecrets() {
        StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                .platform(Platform.X)
                .accessToken("access-secret")
                .platformUserId("x_12345")
                .refreshToken("refresh-secret")
                .additionalProperty("clientSecret", "client-secret")
                .build();
        assertThat(request)
                .hasToString("StorePlatformTokenRequest{platform=x, accessToken=***, refreshToken=***,"
                        + " platformUserId=x_12345, additionalProperties=[clientSecret]}");
    }
}
