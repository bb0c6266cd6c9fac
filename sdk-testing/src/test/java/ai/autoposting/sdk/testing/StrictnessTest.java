package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictnessTest {
    private static final String TOKENS = "/brands/acme-corp/tokens";
    private static final String SCHEMA =
            "#/paths/~1brands~1{slug}~1tokens/post/requestBody/content/application~1json/schema";

    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'platform':'x','accessToken':'a'}|body.platformUserId is required|/required",
                "{'platform':'x','platformUserId':'u'}|body.accessToken is required|/required",
                "{'platform':'mastodon','accessToken':'a','platformUserId':'u'}"
                        + "|body.platform must be one of [x, linkedin, instagram, threads, youtube]"
                        + "|/properties/platform/enum",
                "{'platform':'x','accessToken':5,'platformUserId':'u'}"
                        + "|body.accessToken must be of type string, not integer|/properties/accessToken/type",
                "{'platform':'x','accessToken':'a','platformUserId':'u','refreshToken':null}"
                        + "|body.refreshToken must be of type string, not null|/properties/refreshToken/type",
                "{'platform':'x','accessToken':'a','platformUserId':'u','expiresAt':'2025-01-01'}"
                        + "|body.expiresAt must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z"
                        + "|/properties/expiresAt/format",
                "[]|body must be of type object, not array|/type",
            })
    void aBodyThatBreaksTheSchemaIsABadRequestAndAViolation(String body, String message, String place)
            throws Exception {
        HttpResponse<String> response = RawCall.post(server, TOKENS, body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"success\":false,\"error\":\"bad_request\",\"message\":\"" + message + "\"}");
        assertThat(server.violations())
                .extracting(Violation::toString)
                .containsExactly("storePlatformToken (POST /brands/{slug}/tokens): " + message + " [spec: " + SCHEMA
                        + place + "]");
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
    }

    @Test
    void allThatIsWrongIsRecordedAndTheFirstIsAnswered() throws Exception {
        HttpResponse<String> response = RawCall.post(server, TOKENS, "{\"platform\":7}");

        assertThat(response.body()).contains("body.accessToken is required");
        assertThat(server.violations())
                .extracting(Violation::place)
                .containsExactly("body.accessToken", "body.platformUserId", "body.platform");
    }

    @ParameterizedTest
    @CsvSource({"'{\"platform\":'", "not JSON", "'{} {}'"})
    void whatIsNoJsonIsABadRequest(String body) throws Exception {
        assertThat(RawCall.post(server, TOKENS, body).body()).contains("\"message\":\"body must be JSON\"");
        assertThat(server.violations()).extracting(Violation::place).containsExactly("body");
    }

    @Test
    void aMissingBodyIsABadRequest() throws Exception {
        assertThat(RawCall.post(server, TOKENS, "").body()).contains("body is required");
    }

    @Test
    void aWrongContentTypeIsABadRequest() throws Exception {
        HttpResponse<String> response = RawCall.of(server, "POST", "/api-proxy" + TOKENS, "platform=x")
                .withKey()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send();

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("header Content-Type must be application/json");
    }

    @Test
    void aContentTypeMayHaveParametersAndAnyCase() throws Exception {
        HttpResponse<String> response = RawCall.of(
                        server,
                        "POST",
                        "/api-proxy" + TOKENS,
                        "{\"platform\":\"x\",\"accessToken\":\"a\",\"platformUserId\":\"u\"}")
                .withKey()
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .send();

        assertThat(response.statusCode()).isEqualTo(200);
        server.verify();
    }

    @Test
    void anUnknownPlatformInThePathIsABadRequest() throws Exception {
        HttpResponse<String> response = RawCall.get(server, TOKENS + "/facebook");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(server.violations())
                .extracting(Violation::message)
                .containsExactly("path parameter platform must be one of [x, linkedin, instagram, threads, youtube]");
    }

    @Test
    void withoutACredentialTheResponseIsTheSpecificationsUnauthorized() throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, "GET", "/api-proxy" + TOKENS + "/x", "").send();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body())
                .isEqualTo(
                        "{\"success\":false,\"error\":\"unauthorized\",\"message\":\"Missing or invalid API key.\"}");
        assertThat(server.violations())
                .extracting(Violation::toString)
                .containsExactly("getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform}):"
                        + " credential is required: Authorization: Bearer … or x-api-key [spec: #/security]");
    }

    @ParameterizedTest
    @CsvSource({"Authorization,Bearer sk-social-mock", "authorization,bearer sk-social-mock", "X-API-Key,sk-social-mock"
    })
    void bothFormsOfTheCredentialAreTaken(String name, String value) throws Exception {
        HttpResponse<String> response = RawCall.of(server, "GET", "/api-proxy" + TOKENS + "/x", "")
                .header(name, value)
                .send();
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,/no/such/path", "PURGE,/brands/acme-corp/tokens/x", "GET,/brands//tokens/x", "PURGE,/"})
    void whatTheSpecificationDoesNotHaveIsNotFound(String method, String path) throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, method, "/api-proxy" + path, "").withKey().send();

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .startsWith("{\"success\":false,\"error\":\"not_found\",\"message\":\"There is nothing at ");
        assertThat(server.violations())
                .extracting(Violation::toString)
                .containsExactly(method + " /api-proxy" + path
                        + ": request is no path and method of the specification [spec: #/paths]");
    }

    @Test
    void outsideTheBaseUrlIsTheDashboard() throws Exception {
        HttpResponse<String> response =
                RawCall.of(server, "GET", TOKENS + "/x", "").withKey().send();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/html");
        assertThat(server.violations()).extracting(Violation::specPointer).containsExactly("/servers");
    }

    @Test
    void everyResponseSaysThatItIsAMock() throws Exception {
        server.failNext(Fault.status(503), Fault.html(), Fault.redirect("/"));
        for (String path :
                new String[] {"/api-proxy/a", "/api-proxy/b", "/api-proxy/c", "/", "/api-proxy" + TOKENS + "/x"}) {
            HttpResponse<String> response =
                    RawCall.of(server, "GET", path, "").withKey().send();
            assertThat(response.headers().firstValue("x-autoposting-mock")).contains("true");
            assertThat(response.headers().firstValue("x-request-id").orElseThrow())
                    .startsWith("req_mock_00000");
        }
    }

    @Test
    void encodedArgumentsAreDecodedAndUndeclaredOnesPass() throws Exception {
        RawCall.get(server, "/brands/a%2Fb%20c+d/tokens/x?page=2");

        server.verify();
        assertThat(server.requests().get(0).pathArguments())
                .containsEntry("slug", "a/b c+d")
                .containsEntry("platform", "x");
    }

    @Test
    void undeclaredPropertiesPass() throws Exception {
        RawCall.post(
                server, TOKENS, "{\"platform\":\"x\",\"accessToken\":\"a\",\"platformUserId\":\"u\",\"note\":null}");
        server.verify();
    }

    @Test
    void verifyListsTheViolationsUnlessTheyAreExpected() throws Exception {
        RawCall.get(server, TOKENS + "/facebook");

        assertThatThrownBy(server::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessage("requests broke the specification"
                        + " (if the test means it, call server.expectViolations()):\n  "
                        + server.violations().get(0));
        server.expectViolations();
        server.verify();
    }

    @Test
    void verifyFailsWhenExpectedViolationsStayAway() {
        server.expectViolations();
        assertThatThrownBy(server::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessage("no request broke the specification, although expectViolations() was called");
    }

    @Test
    void aFailingPredicateIsAnInternalErrorThatSaysWhereItIs() throws Exception {
        server.failWhen(
                request -> {
                    throw new IllegalStateException("with the secret " + request.secret("x-api-key"));
                },
                Fault.none());

        HttpResponse<String> response = RawCall.get(server, TOKENS + "/x");
        RawCall.get(server, TOKENS + "/x");

        String place =
                "java.lang.IllegalStateException at ai\\.autoposting\\.sdk\\.testing\\.StrictnessTest\\.lambda\\S+"
                        + "\\(StrictnessTest\\.java:\\d+\\)";
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .matches("\\{\"success\":false,\"error\":\"internal_error\",\"message\":\"The mock server failed: "
                        + place + "\"}");
        assertThat(response.headers().firstValue("x-autoposting-mock")).contains("true");
        server.expectViolations(); // which says nothing about failures
        assertThatThrownBy(server::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(
                        "answering a request failed, in code of the test or of the mock server:\n  " + place);
        assertThat(server.requests()).hasSize(2);
        server.reset();
        server.verify();
    }

    @Test
    void anAssertionThatFailsInAPredicateIsToldOfToo() throws Exception {
        server.failWhen(
                request -> {
                    throw new AssertionError("mine");
                },
                Fault.none());

        assertThat(RawCall.get(server, TOKENS + "/x").statusCode()).isEqualTo(500);
        assertThatThrownBy(server::verify).hasMessageContaining("java.lang.AssertionError at ");
    }

    @Test
    void aFailingSupplierIsAnInternalErrorAndTheServerGoesOn() throws Exception {
        try (AutopostingMockServer broken = AutopostingMockServer.builder()
                .tokenIds(() -> {
                    throw new IllegalStateException("mine");
                })
                .start()) {
            String token = "{\"platform\":\"x\",\"accessToken\":\"a\",\"platformUserId\":\"u\"}";
            assertThat(RawCall.post(broken, TOKENS, token).statusCode()).isEqualTo(500);
            assertThat(RawCall.get(broken, TOKENS + "/x").statusCode()).isEqualTo(200);
        }
    }
}
