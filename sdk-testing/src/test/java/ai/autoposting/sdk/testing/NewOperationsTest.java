package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.Spec;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A specification that the server has no behaviour for: what a new operation gets on the day it is added. */
class NewOperationsTest {
    private static final String SPEC = """
            {
              "security": [{"key": []}],
              "paths": {
                "/posts": {
                  "parameters": [{"$ref": "#/components/parameters/Limit"}],
                  "get": {
                    "operationId": "listPosts",
                    "parameters": [
                      {"name": "state", "in": "query", "required": true, "schema": {"$ref": "#/components/schemas/State"}},
                      {"name": "drafts", "in": "query", "schema": {"type": "boolean"}},
                      {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
                      {"name": "tags", "in": "query", "explode": false,
                       "schema": {"type": "array", "items": {"type": "string", "minLength": 1}}},
                      {"name": "X-Trace", "in": "header", "required": true, "schema": {"type": "string", "format": "uuid"}}
                    ],
                    "responses": {"200": {"content": {"application/json": {"schema": {"type": "object", "properties": {
                      "success": {"type": "boolean", "example": true},
                      "data": {"type": "array", "items": {"$ref": "#/components/schemas/Post"}}
                    }}}}}}
                  }
                },
                "/posts/{id}": {
                  "delete": {"operationId": "deletePost", "responses": {"204": {"description": "Gone."}}},
                  "get": {"operationId": "getPost", "responses": {"2XX": {"content": {"application/json": {
                    "examples": {"one": {"value": {"success": true, "data": {"id": "p_1"}}}}}}}}}
                },
                "/posts/latest": {"get": {"operationId": "latestPost", "responses": {"201": {"content": {
                  "application/json": {"example": {"latest": true}}}}}}},
                "/health": {"get": {"operationId": "health", "security": [], "responses": {"default": {}}}}
              },
              "components": {
                "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}}},
                "schemas": {
                  "State": {"type": "string", "enum": ["open", "done"]},
                  "Post": {
                    "allOf": [{"type": "object", "properties": {"id": {"type": "string", "example": "p_1"}}}],
                    "properties": {
                      "at": {"type": ["string", "null"], "format": "date-time"},
                      "state": {"$ref": "#/components/schemas/State"},
                      "likes": {"type": "integer", "minimum": 3},
                      "reply": {"$ref": "#/components/schemas/Post"},
                      "media": {"oneOf": [{"type": "string", "format": "uri"}, {"type": "null"}]},
                      "pin": {"type": "string", "format": "password"}
                    }
                  }
                }
              }
            }
            """;

    private final AutopostingMockServer server = AutopostingMockServer.builder()
            .with(settings -> settings.spec = new Spec(JsonTrees.parse(SPEC).orElseThrow()))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> posts(String query) throws Exception {
        return RawCall.of(server, "GET", "/api-proxy/posts" + query, "")
                .withKey()
                .header("x-trace", "00000000-0000-4000-8000-000000000000")
                .send();
    }

    @Test
    void aResponseWithoutAnExampleIsMadeFromItsSchemas() throws Exception {
        assertThat(posts("?state=open").body())
                .isEqualTo(
                        "{\"success\":true,\"data\":[{\"id\":\"p_1\",\"at\":\"2025-01-01T00:00:00Z\",\"state\":\"open\","
                                + "\"likes\":3,\"media\":\"https://example.com\",\"pin\":\"example\"}]}");
        server.verify();
    }

    @Test
    void aLiteralSegmentWinsOverAVariableOne() throws Exception {
        HttpResponse<String> response = RawCall.get(server, "/posts/latest");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"latest\":true}");
        assertThat(server.requests().get(0).operationId()).contains("latestPost");
    }

    @Test
    void namedExamplesAndRangesOfStatusesAreUnderstood() throws Exception {
        HttpResponse<String> response = RawCall.get(server, "/posts/7");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"success\":true,\"data\":{\"id\":\"p_1\"}}");
    }

    @Test
    void nothingIsAnsweredWithNothing() throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, "DELETE", "/api-proxy/posts/7", "").withKey().send();
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aResponseWithoutABodyIsDroppedAsAWhole() {
        server.failNext(Fault.dropDuringAnswer());
        RawCall delete = RawCall.of(server, "DELETE", "/api-proxy/posts/7", "").withKey();
        assertThatThrownBy(delete::send).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anOperationWithoutSecurityNeedsNoKey() throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, "GET", "/api-proxy/health", "").send();
        assertThat(response.body()).isEqualTo("{\"success\":true}");
        server.verify();
    }

    @ParameterizedTest
    @CsvSource({
        "?state=open&limit=100&drafts=true&ids=1&ids=2&tags=a%2Cb",
        "?state=done&tags=a&other=1",
    })
    void parametersOfTheirTypesPass(String query) throws Exception {
        assertThat(posts(query).statusCode()).isEqualTo(200);
        server.verify();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=1|query parameter state is required",
                "?state=|query parameter state must be one of [open, done]",
                "?state=open&limit=ten|query parameter limit must be of type integer, not string",
                "?state=open&limit=101|query parameter limit must be <= 100",
                "?state=open&drafts=yes|query parameter drafts must be of type boolean, not string",
                "?state=open&ids=1&ids=b|query parameter ids[1] must be of type integer, not string",
                "?state=open&tags=a,|query parameter tags[1] must be at least 1 characters long",
            })
    void parametersOfOtherTypesAreViolations(String query, String violation) throws Exception {
        assertThat(posts(query).statusCode()).isEqualTo(400);
        assertThat(server.violations()).extracting(Violation::message).containsExactly(violation);
    }

    @Test
    void requiredHeadersAreChecked() throws Exception {
        assertThat(RawCall.get(server, "/posts?state=open").body()).contains("header parameter X-Trace is required");
    }

    @Test
    void whatTheSpecificationCallsAPasswordIsMasked() throws Exception {
        RawCall.post(server, "/posts", "{\"pin\":\"1234\",\"nested\":[{\"api_key\":{\"a\":1}},{\"secret\":null}]}");
        assertThat(server.requests().get(0).body())
                .isEqualTo("{\"pin\":\"***\",\"nested\":[{\"api_key\":\"***\"},{\"secret\":null}]}");
    }
}
