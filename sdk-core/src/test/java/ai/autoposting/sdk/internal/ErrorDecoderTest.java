package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.BadRequestException;
import ai.autoposting.sdk.error.ConflictException;
import ai.autoposting.sdk.error.ForbiddenException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.error.PaymentRequiredException;
import ai.autoposting.sdk.error.RateLimitException;
import ai.autoposting.sdk.error.ServerException;
import ai.autoposting.sdk.error.UnauthorizedException;
import ai.autoposting.sdk.error.UnexpectedStatusException;
import ai.autoposting.sdk.internal.FailureFacts.Kind;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.model.PlatformToken;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDecoderTest {
    private static final String SECRET = "sk-social-secret";

    private static ApiException decode(int status, String headers, String body) {
        return decode(status, headers, body.getBytes(UTF_8), false);
    }

    private static ApiException decode(int status, String headers, byte[] body, boolean cut) {
        return decode(status, headers, body, cut, SECRET);
    }

    private static ApiException decode(int status, String headers, byte[] body, boolean cut, String secret) {
        Operation<?> operation = Operation.builder("storeThing", "POST", "/things")
                .error(418, PlatformToken.class)
                .build();
        Headers.Builder all = new Headers.Builder();
        for (String line : headers.isEmpty() ? new String[0] : headers.split("\n")) {
            all.add(line);
        }
        SecretMasker secrets = new SecretMasker();
        secrets.add(secret);
        FailureFacts outcome = new FailureFacts(Kind.ERROR_STATUS, true, status, false, null);
        return ErrorDecoder.decode(
                new ReceivedError(
                        outcome,
                        operation,
                        HttpUrl.get("https://host/api/things"),
                        new ResponseHeaders(all.build()),
                        body,
                        cut),
                new CallSummary("storeThing", 2, true, secrets));
    }

    record Scenario(int status, String body, Class<?> type, String code, String message) {}

    static List<Scenario> scenarios() {
        return List.of(
                new Scenario(
                        401,
                        "{\"success\":false,\"error\":\"unauthorized\",\"message\":\"Missing or invalid API key.\"}",
                        UnauthorizedException.class,
                        "unauthorized",
                        "storeThing: HTTP 401 unauthorized: Missing or invalid API key.; check the key given to apiKey(...)"),
                new Scenario(
                        402,
                        "{\"error\":\"Not enough credits left\",\"code\":\"insufficient_credits\"}",
                        PaymentRequiredException.class,
                        "insufficient_credits",
                        "storeThing: HTTP 402 insufficient_credits: Not enough credits left"),
                new Scenario(
                        403,
                        "{\"success\":false,\"error\":\"billing_suspended\"}",
                        ForbiddenException.class,
                        "billing_suspended",
                        "storeThing: HTTP 403 billing_suspended"),
                new Scenario(
                        400,
                        "{\"success\":false,\"error\":\"Slug must not be empty\"}",
                        BadRequestException.class,
                        null,
                        "storeThing: HTTP 400: Slug must not be empty"),
                new Scenario(422, "{\"message\":\"no\"}", BadRequestException.class, null, "storeThing: HTTP 422: no"),
                new Scenario(404, "", NotFoundException.class, null, "storeThing: HTTP 404"),
                new Scenario(409, "[1,2]", ConflictException.class, null, "storeThing: HTTP 409"),
                new Scenario(429, "slow down", RateLimitException.class, null, "storeThing: HTTP 429"),
                new Scenario(500, "null", ServerException.class, null, "storeThing: HTTP 500"),
                new Scenario(502, "<html>bad</html>", ServerException.class, null, "storeThing: HTTP 502"),
                new Scenario(599, "\"text\"", ServerException.class, null, "storeThing: HTTP 599"),
                new Scenario(418, "{}", UnexpectedStatusException.class, null, "storeThing: HTTP 418"),
                new Scenario(
                        400,
                        "{\"error\":{\"deep\":1},\"message\":7,\"success\":\"no\",\"code\":3}",
                        BadRequestException.class,
                        null,
                        "storeThing: HTTP 400"),
                new Scenario(
                        400,
                        "{\"code\":\"half\",\"message\":\"cut o",
                        BadRequestException.class,
                        "half",
                        "storeThing: HTTP 400 half"),
                new Scenario(
                        400,
                        "{\"error\":\"line\\nbreak\\u0000\"}",
                        BadRequestException.class,
                        null,
                        "storeThing: HTTP 400: line break "));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void eachBodyBecomesItsException(Scenario scenario) {
        ApiException exception = decode(scenario.status, "", scenario.body);

        assertThat(exception).isExactlyInstanceOf(scenario.type).hasMessage(scenario.message);
        assertThat(exception.code().orElse(null)).isEqualTo(scenario.code);
        assertThat(exception.statusCode()).isEqualTo(scenario.status);
        assertThat(exception.rawBody()).isEqualTo(scenario.body);
        assertThat(exception.attempts()).isEqualTo(2);
        assertThat(exception.mayHaveTakenEffect()).isTrue();
        assertThat(exception.operationId()).isEqualTo("storeThing");
        assertThat(exception.retryAfter()).isEmpty();
    }

    @Test
    void theBodyIsTypedAndItsOtherPropertiesAreKept() {
        ApiException exception = decode(
                400, "", "{\"success\":false,\"error\":\"e\",\"message\":\"m\",\"details\":{\"field\":\"slug\"}}");

        assertThat(exception.error().success()).contains(false);
        assertThat(exception.error().error()).contains("e");
        assertThat(exception.error().message()).contains("m");
        assertThat(exception.error().additionalProperties()).isEqualTo(Map.of("details", Map.of("field", "slug")));
    }

    @Test
    void aBodyOfTheTypeThatTheOperationDeclaresIsReadAsThat() {
        ApiException exception = decode(418, "", "{\"tokenId\":\"tok_1\"}");

        assertThat(exception.errorAs(PlatformToken.class).orElseThrow().tokenId())
                .contains("tok_1");
        assertThat(exception.errorAs(Map.class)).isEmpty();
    }

    @Test
    void headersAndRequestIdAreKept() {
        ApiException exception = decode(500, "X-Request-Id: req_7\nX-A: 1\nX-A: 2", "");

        assertThat(exception.requestId()).contains("req_7");
        assertThat(exception.headers().get("x-a")).containsExactly("1", "2");
        assertThat(exception).hasMessage("storeThing: HTTP 500 (request req_7)");
    }

    @Test
    void anEchoedSecretIsMaskedWhereverItSurfaces() {
        ApiException exception = decode(
                400,
                "X-Request-Id: " + SECRET + "\nX-Echo: Bearer " + SECRET,
                "{\"code\":\"" + SECRET + "\",\"error\":\"" + SECRET
                        + "\",\"message\":\"key sk\\u002dsocial-secret\",\"" + SECRET + "\":[{\"" + SECRET + "\":\""
                        + SECRET + "\"}]}");

        assertThat(everythingIn(exception)).doesNotContain("social");
        assertThat(exception.code()).contains("***");
        assertThat(exception.error().message()).contains("key ***");
    }

    private static String everythingIn(ApiException exception) {
        return exception
                + exception.rawBody()
                + exception.error()
                + exception.error().additionalProperties()
                + exception.headers()
                + exception.code()
                + exception.requestId()
                + exception.error().error();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-8", "ISO-8859-1", "windows-1252"})
    void theTextFollowsTheCharacterSetOfTheBody(String charset) {
        String body = "{\"code\":\"bad_slug\",\"message\":\"Schlüssel " + SECRET + "\"}";
        ApiException exception = decode(
                400,
                "Content-Type: application/json; Charset=\"" + charset + "\"; x=y",
                body.getBytes(Charset.forName(charset)),
                false);

        assertThat(exception.rawBody()).isEqualTo("{\"code\":\"bad_slug\",\"message\":\"Schlüssel ***\"}");
        assertThat(exception).hasMessage("storeThing: HTTP 400 bad_slug: Schlüssel ***");
    }

    @Test
    void aBrokenSequenceSwallowsNoBeginningOfASecret() {
        byte[] body = ("\u001b" + SECRET).getBytes(UTF_8);
        assertThat(decode(400, "Content-Type: text/plain; charset=ISO-2022-JP", body, false)
                        .rawBody())
                .isEqualTo("\u001b***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE"})
    void aByteOrderMarkOrTheBytesThemselvesSayMoreThanTheContentType(String charset) {
        String body = "{\"message\":\"Schlüssel " + SECRET + "\"}";
        for (String type :
                new String[] {"application/json", "application/json; charset=utf-8", "text/plain; charset=nope"}) {
            for (String text : new String[] {body, "\ufeff" + body}) {
                ApiException exception =
                        decode(400, "Content-Type: " + type, text.getBytes(Charset.forName(charset)), false);

                assertThat(exception.rawBody()).isEqualTo("{\"message\":\"Schlüssel ***\"}");
                assertThat(exception.error().message()).contains("Schlüssel ***");
            }
        }
        assertThat(decode(400, "Content-Type: text/plain; charset=utf-16", "plain".getBytes(UTF_8), false)
                        .rawBody())
                .isEqualTo("plain");
    }

    @Test
    void aSecretThatTheBoundCutsWithinACharacterIsMasked() {
        byte[] body = "{\"echo\":\"schlüssel".getBytes(UTF_8);
        for (int cut = 14; cut < body.length; cut++) {
            assertThat(decode(400, "", Arrays.copyOf(body, cut), true, "schlüsselwort")
                            .rawBody())
                    .isEqualTo("{\"echo\":\"***");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "success", "message", "code", "tokenId", "status"})
    void aKeyThatIsAWordOfTheFormatTakesNothingAway(String key) {
        byte[] body =
                "{\"success\":false,\"error\":\"no\",\"message\":\"not now\",\"code\":\"too_early\",\"tokenId\":\"tok_1\",\"status\":\"gone\"}"
                        .getBytes(UTF_8);
        ApiException exception = decode(418, "", body, false, key);

        assertThat(exception).hasMessage("storeThing: HTTP 418 too_early: not now");
        assertThat(exception.code()).contains("too_early");
        assertThat(exception.error().success()).contains(false);
        assertThat(exception.error().error()).contains("no");
        assertThat(exception.errorAs(PlatformToken.class).orElseThrow().tokenId())
                .contains("tok_1");
        assertThat(exception.errorAs(PlatformToken.class).orElseThrow().status())
                .contains("gone");
    }

    @Test
    void aNameThatNobodyKnowsIsMaskedAndSoIsAValueThatIsAWordOfTheFormat() {
        byte[] body = "{\"unknown\":\"a\",\"details\":{\"unknown\":1},\"error\":\"unknown\"}".getBytes(UTF_8);
        ApiException exception = decode(418, "", body, false, "unknown");

        assertThat(exception.error().additionalProperties()).isEqualTo(Map.of("***", "a", "details", Map.of("***", 1)));
        assertThat(exception.error().error()).contains("***");
        assertThat(exception.errorAs(PlatformToken.class).orElseThrow().additionalProperties())
                .containsOnlyKeys("***", "details", "error");
    }

    @Test
    void whatComesFromOutsideIsMaskedBeforeItIsCut() {
        String key = "k".repeat(75);
        String echo = "x".repeat(60) + key;
        byte[] body = ("{\"code\":\"" + echo + "\",\"message\":\"" + "y".repeat(280) + key + "\"}").getBytes(UTF_8);
        ApiException exception = decode(400, "X-Request-Id: " + "z".repeat(290) + key, body, false, key);

        assertThat(exception.code()).contains("x".repeat(60) + "***");
        assertThat(exception)
                .hasMessage("storeThing: HTTP 400 " + "x".repeat(60) + "***: " + "y".repeat(280) + "*** (request "
                        + "z".repeat(290) + "***)");
        byte[] longBody = ("x".repeat(8_150) + key + "y").getBytes(UTF_8);
        assertThat(decode(400, "", longBody, false, key).rawBody()).isEqualTo("x".repeat(8_150) + "***y");
    }

    @Test
    void aCodeIsOneBoundedPrintableLine() {
        assertThat(decode(400, "", "{\"code\":\" a\\r\\n\\u001b\\u2028b\\u202ec \"}")
                        .code())
                .contains("a b c");
        assertThat(decode(400, "", "{\"code\":\"" + "a".repeat(100) + "\"}").code())
                .contains("a".repeat(64) + "…");
    }

    @Test
    void theRawBodyIsBounded() {
        assertThat(decode(400, "", "x".repeat(60_000)).rawBody()).hasSize(8_192);
        assertThat(decode(400, "", "x".repeat(8_191) + "😀").rawBody()).hasSize(8_191);
    }

    @Test
    void aSecretThatTheBoundCutsIsMasked() {
        String body = "{\"error\":\"bad\",\"echo\":\"" + SECRET.substring(0, 10);

        assertThat(decode(400, "", body.getBytes(UTF_8), true).rawBody())
                .isEqualTo("{\"error\":\"bad\",\"echo\":\"***");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/steal?token=x, ', this one points to https://evil.example'",
        "//other:8443/, ', this one points to https://other:8443'",
        "/login, ', this one points to https://host'",
        "http://user:pw@x/, ', this one points to http://x'",
        "http://[::1]:81/x, ', this one points to http://[::1]:81'",
        "https://sk-social-secret.evil/sk-social-secret, ', this one points to https://***.evil'",
        "https://sk%2Dsocial%2Dsecret.evil/, ', this one points to https://***.evil'"
    })
    void aRedirectNamesItsTargetsOriginOnly(String location, String expected) {
        assertThat(decode(307, "Location: " + location, ""))
                .isExactlyInstanceOf(UnexpectedStatusException.class)
                .hasMessage("storeThing: HTTP 307; redirects are never followed" + expected + "; check baseUrl(...)");
    }

    @Test
    void aSecretWhoseLettersAHostWouldChangeIsMaskedAllTheSame() {
        assertThat(decode(307, "Location: https://Sk-Mixed-Case.evil/", new byte[0], false, "Sk-Mixed-Case"))
                .hasMessageContaining("this one points to https://***.evil;");
    }

    @Test
    void aRedirectWithoutAUsableTargetIsOneToo() {
        assertThat(decode(302, "", "")).hasMessage("storeThing: HTTP 302; redirects are never followed");
        assertThat(decode(302, "Location: mailto:x", ""))
                .hasMessage("storeThing: HTTP 302; redirects are never followed");
    }

    @Test
    void aPageThatIsNotFoundHintsAtTheBaseUrl() {
        assertThat(decode(404, "Content-Type: text/html", "<html>"))
                .hasMessage("storeThing: HTTP 404; the answer is HTML: check baseUrl(...)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "1digit", "dots...but-ünicode", "", "_x"})
    void proseIsNoCode(String error) {
        assertThat(decode(400, "", "{\"error\":\"" + error + "\"}").code()).isEmpty();
    }

    @Test
    void theWaitIsCarried() {
        FailureFacts outcome = new FailureFacts(Kind.ERROR_STATUS, true, 429, false, Duration.ofSeconds(60));
        ApiException exception = ErrorDecoder.decode(
                new ReceivedError(
                        outcome,
                        Operation.builder("a", "GET", "/").build(),
                        HttpUrl.get("https://host/"),
                        ResponseHeaders.NONE,
                        new byte[0],
                        false),
                new CallSummary("a", 1, false, new SecretMasker()));

        assertThat(exception.retryAfter()).contains(Duration.ofSeconds(60));
    }

    @Test
    void bytesThatAreNoTextFailNothing() {
        byte[] noise = new byte[256];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) i;
        }
        assertThat(decode(500, "", noise, false).error().error()).isEmpty();
        assertThat(decode(500, "", ("{\"a\":" + "[".repeat(30_000)).getBytes(UTF_8), true))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "aA-zZ_0.9"})
    void whatLooksLikeACodeIsOne(String code) {
        assertThat(decode(400, "", "{\"error\":\"" + code + "\"}").code()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "`", "{", "@", "[", "0a", "a`", "a{", "a@", "a[", "a/", "a:", "a b"})
    void whatDoesNotIsText(String text) {
        assertThat(decode(400, "", "{\"error\":\"" + text + "\"}").code()).isEmpty();
    }

    @Test
    void aCodeHasSixtyFourCharactersAtMost() {
        assertThat(decode(400, "", "{\"error\":\"" + "a".repeat(64) + "\"}").code())
                .contains("a".repeat(64));
        assertThat(decode(400, "", "{\"error\":\"" + "a".repeat(65) + "\"}").code())
                .isEmpty();
    }

    @Test
    void redirectsAreSaidToBeRefused() {
        assertThat(decode(299, "", "")).hasMessageNotContaining("redirects");
        assertThat(decode(300, "", "")).hasMessageContaining("; redirects are never followed");
        assertThat(decode(399, "", "")).hasMessageContaining("; redirects are never followed");
        assertThat(decode(400, "", "")).hasMessageNotContaining("redirects");
    }

    @Test
    void secretsAreMaskedHoweverDeepTheyStand() {
        ApiException exception = decode(400, "", "{\"error\":\"bad\",\"more\":[1,{\"deep\":[\"a " + SECRET + "\"]}]}");
        assertThat(exception.error().additionalProperties())
                .isEqualTo(Map.of("more", List.of(1, Map.of("deep", List.of("a ***")))));
    }
}
