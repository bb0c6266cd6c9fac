package ai.autoposting.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.PlatformToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractTest {
    @Test
    void resultTypesReadAsInSource() {
        assertThat(ResultType.of(PlatformToken.class).list()).hasToString("List<PlatformToken>");
        assertThat(ResultType.of(String.class).list().map().optional())
                .hasToString("Optional<Map<String, List<String>>>");
        assertThat(ResultType.of(String.class).list())
                .isEqualTo(ResultType.of(String.class).list());
        assertThatThrownBy(() -> ResultType.of(String.class).element())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("String has no element type");
    }

    @Test
    void anOperationReturnsNothingUnlessItSaysSo() {
        Operation<?> ping = Operation.builder("ping", "post", "/ping").build();
        assertThat(ping.result()).isEqualTo(ResultType.nothing());
        assertThat(ping.method()).isEqualTo("POST");
        assertThat(ping.enveloped()).isTrue();
        assertThat(ping.authenticated()).isTrue();
        assertThat(ping.idempotent()).isFalse();
        assertThat(ping).hasToString("ping (POST /ping)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void theseMethodsAreIdempotent(String method) {
        assertThat(Operation.builder("a", method, "/a").build().idempotent()).isTrue();
        assertThat(Operation.builder("a", method, "/a")
                        .idempotent(false)
                        .build()
                        .idempotent())
                .isFalse();
    }

    @Test
    void settingsSurviveTheChoiceOfAResult() {
        Operation<List<PlatformToken>> operation = Operation.builder("a", "POST", "/a")
                .enveloped(false)
                .authenticated(false)
                .idempotent(true)
                .error(409, PlatformToken.class)
                .returnsListOf(PlatformToken.class)
                .build();
        assertThat(operation.enveloped()).isFalse();
        assertThat(operation.authenticated()).isFalse();
        assertThat(operation.idempotent()).isTrue();
        assertThat(operation.errorType(409)).contains(PlatformToken.class);
        assertThat(operation.errorType(400)).isEmpty();
    }

    @Test
    void everyProblemOfAnOperationIsNamedAtOnce() {
        assertThatThrownBy(() -> Operation.builder(" ", "GE T", "a?b").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        Operation cannot be built:
                          id must not be blank
                          method must be letters only
                          pathTemplate must start with /
                          pathTemplate must be a path only, give the query through Arguments""");
    }

    @Test
    void aPathHasNoEmptySegment() {
        assertThatThrownBy(() -> Operation.builder("a", "GET", "/a//b").build()).hasMessage("""
                        Operation cannot be built:
                          pathTemplate must have no empty segment: // at position 2""");
    }

    @Test
    void whatABuilderHasBuiltItChangesNoMore() {
        Arguments.Builder builder = Arguments.builder().path("slug", "one").query("q", "one");
        Arguments one = builder.build();
        Arguments two = builder.path("slug", "two").query("q", "two").build();

        assertThat(one.path()).isEqualTo(Map.of("slug", "one"));
        assertThat(one.query()).containsExactly(Map.entry("q", "one"));
        assertThat(two.path()).isEqualTo(Map.of("slug", "two"));
        assertThat(two.query()).containsExactly(Map.entry("q", "one"), Map.entry("q", "two"));
        assertThatThrownBy(() -> one.path().put("slug", "three")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void argumentsPrintNamesOnly() {
        Arguments arguments = Arguments.builder()
                .path("slug", "hidden")
                .query("q", "hidden")
                .query("q", "hidden")
                .header("X-A", "hidden")
                .body("hidden")
                .build();
        assertThat(arguments).hasToString("Arguments{path=[slug], query=[q, q], headers=[X-A], body=String}");
        assertThatThrownBy(() -> Arguments.builder().path("slug", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("slug");
    }

    @Test
    void everyProblemOfOptionsIsNamedAtOnceAndNoValueIsEchoed() {
        assertThatThrownBy(() -> RequestOptions.builder()
                        .timeout(Duration.ZERO)
                        .attemptTimeout(Duration.ofSeconds(-1))
                        .maxRetries(-1)
                        .header("authorization", "hidden")
                        .header("X-API-Key", "hidden")
                        .header("Host", "hidden")
                        .header("a b", "hidden")
                        .header("X-A", "hid\nden")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("""
                        RequestOptions cannot be built:
                          timeout must be more than zero: PT0S
                          attemptTimeout must be more than zero: PT-1S
                          maxRetries must be 0 or more: -1
                          header authorization is the credential's: set apiKey(...) and authScheme(...) on the client instead
                          header X-API-Key is the credential's: set apiKey(...) and authScheme(...) on the client instead
                          header Host is set by the client and cannot be replaced
                          header name must be letters, digits and !#$%&'*+-.^_`|~ only; in the one of 3 characters, that at position 1 is not
                          value of header X-A must be visible ASCII, spaces and tabs only""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-social-hidden",
                "ap_live_hidden",
                "ya29.a0hidden",
                "hidden key",
                "hidden\nkey",
                "EAAhidden0ZB"
            })
    void aKeyWhereANameOrAPathBelongsIsNotEchoed(String key) {
        assertThatThrownBy(() -> Operation.builder("a", key, key).build())
                .hasMessageNotContainingAny("hidden", "HIDDEN");
        assertThatThrownBy(
                        () -> Operation.builder("a", "GET", "/" + key + "//?").build())
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> RequestOptions.builder().header(key, "a\nb").build())
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> RequestOptions.builder().header(key, null)).hasMessage("***");
        assertThatThrownBy(() -> RequestOptions.builder().query(key, null)).hasMessage("***");
        assertThatThrownBy(() -> Arguments.builder().path(key, null)).hasMessage("***");
        assertThatThrownBy(() -> Arguments.builder().header(key, null)).hasMessage("***");
        Arguments swapped = Arguments.builder()
                .path(key, "slug")
                .query(key, "q")
                .header(key, "X-A")
                .build();
        assertThat(swapped).hasToString("Arguments{path=[***], query=[***], headers=[***], body=none}");
        assertThat(RequestOptions.builder().query(key, "q").build().toString()).endsWith("query=[***]}");
        assertThat(Form.builder().field(key, "code").build()).hasToString("Form[***]");
        assertThat(Multipart.builder().field(key, "title").build()).hasToString("Multipart[Part{***}]");
    }

    @Test
    void aHeaderWhoseNameCouldBeAKeyIsToldByItsLength() {
        assertThatThrownBy(() -> RequestOptions.builder()
                        .header("", "a")
                        .header("sk-social-hidden", "a\nb")
                        .header("x-trace-id", "a\nb")
                        .build())
                .hasMessage("""
                        RequestOptions cannot be built:
                          header name must not be empty
                          value of header of 16 characters must be visible ASCII, spaces and tabs only
                          value of header x-trace-id must be visible ASCII, spaces and tabs only""");
    }

    @Test
    void optionsRoundTripAndPrintNamesOnly() {
        RequestOptions options = RequestOptions.builder()
                .timeout(Duration.ofSeconds(5))
                .maxRetries(0)
                .header("X-A", "hidden")
                .query("q", "hidden")
                .build();
        assertThat(options)
                .hasToString(
                        "RequestOptions{timeout=PT5S, attemptTimeout=null, maxRetries=0, headers=[X-A], query=[q]}");
        assertThat(options.toBuilder().build()).hasToString(options.toString());
        assertThat(options.toBuilder().build().headers()).containsExactly(Map.entry("X-A", "hidden"));
    }

    @Test
    void aResponseMatchesHeaderNamesInAnyCase() {
        ApiResponse<String> response = ApiResponse.builder("data")
                .status(201)
                .attempts(2)
                .headers(Map.of("X-Request-Id", List.of("r1"), "x-ratelimit-remaining", List.of("7")))
                .build();
        assertThat(response.headers()).containsKey("x-REQUEST-id");
        assertThat(response.requestId()).contains("r1");
        assertThat(response.rateLimit().orElseThrow().remaining()).hasValue(7);
        assertThat(response.rateLimit().orElseThrow().limit()).isEmpty();
        assertThat(response).hasToString("ApiResponse{status=201, attempts=2}");
        assertThatThrownBy(() -> response.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
