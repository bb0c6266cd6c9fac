package ai.autoposting.sdk.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a request came into being, it is not sent without what the specification requires. */
final class CompleteBodiesTest {
    private static final StorePlatformTokenRequest COMPLETE = StorePlatformTokenRequest.builder()
            .platform(Platform.X)
            .accessToken("a")
            .platformUserId("u")
            .build();

    /** A type of a user's. */
    record Own(String name, List<StorePlatformTokenRequest> requests) {}

    private static StorePlatformTokenRequest partial() {
        return StorePlatformTokenRequest.builder().platform(Platform.X).buildPartial();
    }

    static List<Object> whatIsMissingIsNamed() throws Exception {
        return List.of(
                partial(),
                new ObjectMapper().readValue("{\"platform\":\"x\"}", StorePlatformTokenRequest.class),
                List.of(COMPLETE, partial()),
                Map.of("request", List.of(partial())),
                new Object[] {partial()},
                new Own("n", List.of(COMPLETE, partial())),
                Map.of("own", new Own("n", List.of(partial()))));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsMissingIsNamed(Object body) {
        assertThatThrownBy(() -> CodecResolver.write(body))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("StorePlatformTokenRequest cannot be sent: not set: accessToken, platformUserId");
    }

    @Test
    void whatIsCompleteIsWritten() {
        String json = "{\"platform\":\"x\",\"accessToken\":\"a\",\"platformUserId\":\"u\"}";
        assertThat(written(COMPLETE)).isEqualTo(json);
        assertThat(written(new Own("n", List.of(COMPLETE)))).isEqualTo("{\"name\":\"n\",\"requests\":[" + json + "]}");
        assertThat(written(Map.of("platform", Platform.X))).isEqualTo("{\"platform\":\"x\"}");
    }

    @Test
    void aPartialModelIsReadAndWrittenByAnyoneElse() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(partial())).isEqualTo("{\"platform\":\"x\"}");
    }

    private static String written(Object body) {
        return new String(CodecResolver.write(body), StandardCharsets.UTF_8);
    }
}
