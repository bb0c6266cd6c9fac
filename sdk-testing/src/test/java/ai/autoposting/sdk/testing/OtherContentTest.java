package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.Spec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and responses that are not JSON, and responses that are documented in other ways than by their status. */
class OtherContentTest {
    private static final String SPEC = """
            {
              "security": [{"key": []}],
              "paths": {
                "/uploads": {"post": {"operationId": "upload", "requestBody": {"required": true, "content": {
                  "multipart/form-data": {
                    "schema": {"type": "object", "required": ["file", "kind"], "properties": {
                      "file": {"type": "string", "format": "binary"},
                      "kind": {"enum": ["image", "video"]},
                      "width": {"type": "integer", "minimum": 1},
                      "tags": {"type": "array", "items": {"type": "string", "maxLength": 3}},
                      "options": {"type": "object", "required": ["crop"], "properties": {"crop": {"type": "boolean"}}}
                    }},
                    "encoding": {"file": {"contentType": "image/png, image/svg+xml"}}
                  },
                  "video/*": {}
                }}, "responses": {"204": {"description": "Stored."}}}},
                "/logins": {"post": {"operationId": "logIn", "security": [], "requestBody": {"content": {
                  "application/x-www-form-urlencoded": {
                    "schema": {"required": ["user"], "properties": {"user": {"type": "string"}, "age": {"type": "integer"}}}
                  }
                }}, "responses": {"default": {"content": {"application/json": {"example": {"ok": true}}}}}}},
                "/patches": {"patch": {"operationId": "patch", "requestBody": {"content": {
                  "application/merge-patch+json": {"schema": {"type": "object"}}
                }}, "responses": {"200": {"content": {"application/vnd.me+json": {"example": {"a": 1}}}}}}},
                "/csv": {"get": {"operationId": "csv", "responses": {"200": {"content": {"text/csv": {"example": "a,b\\n1,2\\n"}}}}}},
                "/log": {"get": {"operationId": "log", "responses": {"200": {"content": {
                  "text/plain": {"schema": {"type": "string", "example": "started"}}}}}}},
                "/image": {"get": {"operationId": "image", "responses": {"200": {"content": {"image/*": {}}}}}},
                "/file": {"get": {"operationId": "file", "responses": {"200": {"content": {"application/octet-stream": {
                  "schema": {"type": "string", "format": "binary"}}}}}}},
                "/both": {"get": {"operationId": "both", "responses": {
                  "4XX": {"content": {"application/json": {"example": {"error": "range"}}}},
                  "default": {"content": {"application/json": {"example": {"error": "other"}}}},
                  "2XX": {"content": {"text/csv": {}, "application/json": {"example": {"b": 1}}}}}}},
                "/other": {"get": {"operationId": "other", "responses": {
                  "default": {"content": {"application/json": {"example": {"error": "other"}}}},
                  "202": {"content": {"application/json": {"examples": {"one": {"$ref": "#/components/examples/One"}}}}}}}},
                "/maybe": {"get": {"operationId": "maybe", "security": [{"key": []}, {}], "responses": {"204": {}}}},
                "/keys": {"get": {"operationId": "keys", "security": [{"bearer": []}], "responses": {"204": {}}}},
                "/moved/{id}": {"servers": [{"url": "/v2/"}], "get": {"operationId": "moved", "responses": {"204": {}}}},
                "/days": {"get": {"operationId": "days", "parameters": [
                  {"name": "days", "in": "query", "schema": {"allOf": [{"type": "integer", "enum": [7, 30]}]}}
                ], "responses": {"204": {}}}}
              },
              "components": {
                "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
                "examples": {"One": {"value": {"n": 1}}}
              }
            }
            """;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AutopostingMockServer server = AutopostingMockServer.builder()
            .with(settings -> settings.spec = new Spec(JsonTrees.parse(SPEC).orElseThrow()))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("x-api-key", server.apiKey())
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String part(String disposition, String contentType, String content) {
        String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        return "--cut\r\nContent-Disposition: form-data; " + disposition + "\r\n" + type + "\r\n" + content + "\r\n";
    }

    private HttpResponse<String> upload(String... parts) throws Exception {
        return send("POST", "/uploads", "multipart/form-data; boundary=cut", String.join("", parts) + "--cut--\r\n");
    }

    private static final String FILE = part("name=\"file\"; filename=\"a.png\"", "image/png", "\u0089PNG\r\n--cu\r\n");
    private static final String KIND = part("name=\"kind\"", "", "image");

    @Test
    void aFormWithFilesIsTakenAndShownWithoutThem() throws Exception {
        HttpResponse<String> response = upload(
                FILE,
                KIND,
                part("name=width", "text/plain; charset=utf-8", "12"),
                part("name=\"tags\"", "", "a"),
                part("name=\"tags\"", "", "b"),
                part("name=\"options\"", "application/json", "{\"crop\":true,\"apiKey\":\"very-secret\"}"),
                part("name=\"password\"", "", "hunter2-hunter2"));

        assertThat(response.statusCode()).isEqualTo(204);
        server.verify();
        assertThat(server.requests().get(0).body())
                .isEqualTo("{\"file\":\"(12 bytes)\",\"kind\":\"image\",\"width\":\"12\",\"tags\":[\"a\",\"b\"],"
                        + "\"options\":{\"crop\":true,\"apiKey\":\"***\"},\"password\":\"***\"}");
        assertThat(server.requests().get(0).secret("password")).contains("hunter2-hunter2");
    }

    @Test
    void eachPartIsCheckedAsItsSchemaSays() throws Exception {
        upload(
                part("name=\"file\"; filename=\"a.gif\"", "image/gif", "GIF89a"),
                part("name=\"width\"", "", "0"),
                part("name=\"tags\"", "", "long"),
                part("name=\"options\"", "", "{}"));

        assertThat(server.violations())
                .extracting(Violation::message)
                .containsExactly(
                        "body.file must be of content type image/png, image/svg+xml",
                        "body.kind is required",
                        "body.width must be >= 1",
                        "body.tags[0] must be at most 3 characters long",
                        "body.options.crop is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data|--cut--|body must be framed as its Content-Type says",
                "multipart/form-data; boundary=cut|nothing|body must be framed as its Content-Type says",
                "multipart/form-data; boundary=cut|--cut{n}{n}x{n}--cut--|body must be framed as its Content-Type says",
                "multipart/form-data; boundary=cut|--cut{n}Content-Disposition: form-data; name=\"a\"{n}{n}x|body must be framed as its Content-Type says",
                "multipart/form-data; boundary=cut|--cut--|body.file is required",
                "application/json|{}|header Content-Type must be multipart/form-data or video/*",
            })
    void whatIsNoSuchFormIsAViolation(String contentType, String body, String violation) throws Exception {
        HttpResponse<String> response = send("POST", "/uploads", contentType, body.replace("{n}", "\r\n"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(server.violations()).extracting(Violation::message).first().isEqualTo(violation);
    }

    @Test
    void moreThanAThousandPartsAreNoForm() throws Exception {
        upload(KIND.repeat(1_001));
        assertThat(server.violations())
                .extracting(Violation::message)
                .containsExactly("body must be framed as its Content-Type says");
    }

    @Test
    void aRangeOfTypesTakesEachOfThemAndOnlyTheSizeIsKept() throws Exception {
        assertThat(send("POST", "/uploads", "video/mp4", "\u00ff\u00fe\u0000").statusCode())
                .isEqualTo(204);
        server.verify();
        assertThat(server.requests().get(0).body()).isEqualTo("(3 bytes that are no JSON)");
    }

    @Test
    void fieldsOfAFormAreCheckedAsTheirSchemasSay() throws Exception {
        String type = "application/x-www-form-urlencoded";
        HttpResponse<String> response = send("POST", "/logins", type, "user=J+D%C3%B6e&age=7&token=1");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"ok\":true}");
        assertThat(send("POST", "/logins", type, "age=x").statusCode()).isEqualTo(400);

        assertThat(server.requests().get(0).body()).isEqualTo("{\"user\":\"J Döe\",\"age\":\"7\",\"token\":\"***\"}");
        assertThat(server.violations())
                .extracting(Violation::message)
                .containsExactly("body.user is required", "body.age must be of type integer, not string");
    }

    @Test
    void jsonUnderAnotherNameIsJson() throws Exception {
        assertThat(send("PATCH", "/patches", "application/merge-patch+json", "[]")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> response = send("PATCH", "/patches", "application/merge-patch+json", "{}");
        assertThat(response.body()).isEqualTo("{\"a\":1}");
        assertThat(response.headers().firstValue("content-type")).contains("application/vnd.me+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/csv|200|text/csv|a,b{n}1,2{n}",
                "/log|200|text/plain|started",
                "/file|200|application/octet-stream|example",
                "/both|200|application/json|{\"b\":1}",
                "/other|202|application/json|{\"n\":1}",
            })
    void theResponseIsTheDocumentedExampleInItsType(String path, int status, String type, String body)
            throws Exception {
        HttpResponse<String> response = RawCall.get(server, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains(type);
        assertThat(response.body()).isEqualTo(body.replace("{n}", "\n"));
    }

    @Test
    void aPictureWithoutAnExampleIsAPicture() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/image"))
                .header("x-api-key", server.apiKey())
                .build();
        HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.body())
                .startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')
                .hasSize(70);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/both|{\"error\":\"range\"}",
                "/other|{\"error\":\"other\"}",
                "/csv|{\"success\":false,\"error\":\"unauthorized\",\"message\":\"Missing or invalid API key.\"}",
            })
    void aRefusalIsDocumentedByItsRangeOrAsAnyOther(String path, String body) throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, "GET", "/api-proxy" + path, "").send();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void aCredentialThatIsOptionalMayBeMissing() throws Exception {
        assertThat(RawCall.of(server, "GET", "/api-proxy/maybe", "").send().statusCode())
                .isEqualTo(204);
        server.verify();
    }

    @Test
    void numbersAreListedTooAndATypeCanStandInsideAComposition() throws Exception {
        assertThat(RawCall.get(server, "/days?days=30").statusCode()).isEqualTo(204);
        assertThat(RawCall.get(server, "/days?days=31").body()).contains("query parameter days must be one of [7, 30]");
    }

    @Test
    void aKeyInAFormThatTheOperationDoesNotTakeIsAViolation() throws Exception {
        assertThat(RawCall.get(server, "/keys").statusCode()).isEqualTo(400);
        assertThat(server.violations())
                .extracting(Violation::message)
                .containsExactly("credential must be sent as Authorization: Bearer …");
        RawCall bearer = RawCall.of(server, "GET", "/api-proxy/keys", "");
        assertThat(bearer.header("Authorization", "Bearer " + server.apiKey())
                        .send()
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void anOperationWithAPathOfItsOwnOnTheSameHostIsThere() throws Exception {
        assertThat(RawCall.of(server, "GET", "/v2/moved/a%2Fb", "")
                        .withKey()
                        .send()
                        .statusCode())
                .isEqualTo(204);
        server.verify();
        assertThat(server.requests().get(0).pathArguments()).containsEntry("id", "a/b");
        assertThat(RawCall.get(server, "/moved/1").statusCode()).isEqualTo(404);
    }
}
