package ai.autoposting.sdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.PlatformOAuthError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException",
        "422, BadRequestException",
        "401, UnauthorizedException",
        "402, PaymentRequiredException",
        "403, ForbiddenException",
        "404, NotFoundException",
        "409, ConflictException",
        "429, RateLimitException",
        "500, ServerException",
        "503, ServerException",
        "599, ServerException",
        "600, UnexpectedStatusException",
        "302, UnexpectedStatusException",
        "418, UnexpectedStatusException",
        "200, UnexpectedStatusException",
    })
    void theStatusDecidesTheClass(int status, String name) {
        assertThat(ApiException.builder(status).build().getClass().getSimpleName())
                .isEqualTo(name);
    }

    @Test
    void theMessageSaysWhatTheServiceSaid() {
        ApiException exception = ApiException.builder(401)
                .operationId("storePlatformToken")
                .code("unauthorized")
                .error(PlatformOAuthError.builder()
                        .error("unauthorized")
                        .message("Missing or\ninvalid API key.")
                        .build())
                .headers(Map.of("X-Request-Id", List.of("r1")))
                .build();
        assertThat(exception)
                .hasMessage("storePlatformToken: HTTP 401 unauthorized: Missing or invalid API key. (request r1)");
    }

    @Test
    void whatTheServiceSaidIsOneBoundedPrintableLineInTheMessage() {
        String hostile = "a\r\nb\u001b[2Jc\u0085d\u2028e\u202ef\ud800g";
        ApiException exception = ApiException.builder(400)
                .operationId("op")
                .code(hostile)
                .error(PlatformOAuthError.builder().message("!" + hostile).build())
                .headers(Map.of("x-request-id", List.of(hostile + "x".repeat(200_000))))
                .build();
        String shown = "a b [2Jc d e f g";
        assertThat(exception)
                .hasMessage("op: HTTP 400 " + shown + ": !" + shown + " (request " + shown
                        + "x".repeat(300 - shown.length()) + "…)");
        assertThat(exception.error().message()).contains("!" + hostile);
    }

    @Test
    void survivesSerialization() throws Exception {
        ApiException exception = ApiException.builder(429)
                .operationId("a")
                .attempts(3)
                .mayHaveTakenEffect(true)
                .code("rate_limited")
                .retryAfter(Duration.ofSeconds(2))
                .rawBody("{}")
                .error(PlatformOAuthError.builder().error("rate_limited").build())
                .headers(Map.of("a", List.of("b")))
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RateLimitException copy = (RateLimitException) in.readObject();
            assertThat(copy).hasMessage("a: HTTP 429 rate_limited");
            assertThat(copy.attempts()).isEqualTo(3);
            assertThat(copy.mayHaveTakenEffect()).isTrue();
            assertThat(copy.retryAfter()).contains(Duration.ofSeconds(2));
            assertThat(copy.error()).isEqualTo(PlatformOAuthError.builder().build());
            assertThat(copy.headers()).isEmpty();
        }
    }

    @Test
    void aTypedBodyIsGivenForItsTypeOnly() {
        ApiException exception = ApiException.builder(400).typedError("typed").build();
        assertThat(exception.errorAs(String.class)).contains("typed");
        assertThat(exception.errorAs(Integer.class)).isEmpty();
        assertThat(exception.errorAs(PlatformOAuthError.class)).contains(exception.error());
    }
}
