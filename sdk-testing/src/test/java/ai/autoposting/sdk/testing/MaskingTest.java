package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of a request holds no secret of it, wherever the secret stands. */
class MaskingTest {
    private static final String SPEC = """
            {"security": [{"key": []}], "paths": {
              "/oauth/tokens/{accessToken}/of/{slug}": {
                "get": {"operationId": "look", "responses": {}},
                "post": {"operationId": "keep", "requestBody": {"content": {"application/json": {"schema": {
                  "additionalProperties": {"type": "string"}}}}}, "responses": {}}}}}
            """;

    private final AutopostingMockServer server = AutopostingMockServer.builder()
            .with(settings -> settings.spec = new Spec(JsonTrees.parse(SPEC).orElseThrow()))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessToken",
                "access_token",
                "ACCESS-TOKEN",
                "X-Access-Token",
                "X-Auth-Token",
                "refreshToken",
                "id_token",
                "token",
                "clientSecret",
                "secret",
                "password",
                "PASSPHRASE",
                "userCredentials",
                "Cookie",
                "Set-Cookie",
                "authorization",
                "Proxy-Authorization",
                "apiKey",
                "api_key",
                "APIKEY",
                "x-api-key",
                "xApiKey",
                "privateKey",
                "signing_key",
                "accesstoken"
            })
    void aNameIsSecretByItsLastWord(String name) {
        assertThat(server.requests()).isEmpty();
        assertThat(new RequestMasking(Spec.ofTheService().passwords()).isSecret(name))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokenId",
                "token_count",
                "maxTokens",
                "pageToken",
                "next_page_token",
                "cursorToken",
                "key",
                "keyboard",
                "monkey",
                "idempotencyKey",
                "slug",
                "platform",
                "",
                "-",
                "passwordPolicyUrl",
                "secretary"
            })
    void otherNamesAreNot(String name) {
        assertThat(new RequestMasking(Spec.ofTheService().passwords()).isSecret(name))
                .isFalse();
    }

    @Test
    void aPathArgumentOfASecretNameIsMaskedUnlessAskedFor() throws Exception {
        RawCall.get(server, "/oauth/tokens/ya29%2ETOP/of/acme");

        MockRequest seen = server.requests().get(0);
        assertThat(seen.path()).isEqualTo("/api-proxy/oauth/tokens/***/of/acme");
        assertThat(seen.pathArguments()).containsEntry("accessToken", "***").containsEntry("slug", "acme");
        assertThat(seen.toString()).isEqualTo("GET /api-proxy/oauth/tokens/***/of/acme look");
        assertThat(seen.secret("accessToken")).contains("ya29.TOP");
        assertThat(seen.secret("slug")).contains("acme");
    }

    /** Where the specification knows no path, a secret is known by standing elsewhere in the request too. */
    @ParameterizedTest
    @CsvSource({
        "/a/sk-social-mock/b",
        "/a/sk%2Dsocial-mock/b",
        "/a/xsk-social-mockx/b",
        "/a/ya29.TOP-1/b?access_token=ya29.TOP-1",
        "/a/x;access_token=t;y=1/b",
        "/a/access_token=t/b"
    })
    void aSegmentThatHoldsAKnownSecretIsMasked(String path) throws Exception {
        String response = RawCall.get(server, path).body();

        assertThat(response).contains("There is nothing at GET /api-proxy/a/***/b.");
        assertThat(server.requests()).hasToString("[GET /api-proxy/a/***/b]");
        assertThat(server.violations())
                .hasToString(
                        "[GET /api-proxy/a/***/b: request is no path and method of the specification [spec: #/paths]]");
    }

    @Test
    void theKeyIsMaskedWhereverItStands() throws Exception {
        String url = "/api-proxy/oauth/tokens/1/of/acme?note=my+sk-social-mock";
        String json = "{\"sk-social-mock\":1,\"n\":[\"x sk-social-mock x\"]}";
        String response = RawCall.of(server, "POST", url, json)
                .withKey()
                .header("x-debug", "sk-social-mock!")
                .header("content-type", "application/json")
                .send()
                .body();

        MockRequest seen = server.requests().get(0);
        assertThat(seen.body()).isEqualTo("{\"***\":1,\"n\":[\"x *** x\"]}");
        assertThat(seen.query()).hasToString("{note=[my ***]}");
        assertThat(seen.header("x-debug")).contains("***!");
        assertThat(response).contains("body.*** must be of type string, not integer");
        assertThat(response + seen + seen.headers() + seen.violations() + seen.body(Object.class))
                .doesNotContain("sk-social-mock");
    }

    /** A list of secrets holds nothing else; the objects in a list say themselves what in them is secret. */
    @Test
    void severalSecretsAreMaskedOneByOne() throws Exception {
        String json = "{\"tokens\":[\"a\",[\"b\"],{\"id\":\"i\",\"token\":\"c\"}],\"maxTokens\":[\"7\"],"
                + "\"secrets\":{\"one\":\"d\",\"count\":2}}";
        RawCall.of(server, "POST", "/api-proxy/oauth/tokens/1/of/acme", json)
                .withKey()
                .header("content-type", "application/json")
                .send();

        assertThat(server.requests().get(0).body())
                .isEqualTo("{\"tokens\":[\"***\",[\"***\"],{\"id\":\"i\",\"token\":\"***\"}],\"maxTokens\":[\"7\"],"
                        + "\"secrets\":{\"one\":\"***\",\"count\":2}}");
    }

    @Test
    void whatASenderNamesCannotForgeLinesOrFillThem() throws Exception {
        String name = "a\\n\\u001b[31m\\u202e\\u2028" + "b".repeat(10_000);
        RawCall.of(server, "POST", "/api-proxy/oauth/tokens/1/of/acme", "{\"" + name + "\":1}")
                .withKey()
                .header("content-type", "application/json")
                .send();

        Violation violation = server.violations().get(0);
        assertThat(violation.place())
                .startsWith("body.a [31m bbbbb")
                .hasSize(201)
                .endsWith("b…");
        assertThat(server.requests().get(0).toString()).hasSize(1_001).doesNotContain("\u202e", "\u2028", "\n");
    }
}
