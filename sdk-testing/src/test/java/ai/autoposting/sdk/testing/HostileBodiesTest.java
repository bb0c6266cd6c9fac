package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that cost much, or are no JSON in one of the many ways: a documented response, and a record that can be looked at. */
@Timeout(120)
class HostileBodiesTest {
    private static final String SECRET = "ya29.TOP-SECRET";
    private static final String START =
            "{\"platform\":\"x\",\"accessToken\":\"" + SECRET + "\",\"platformUserId\":\"u\"";

    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    /** As is; with what follows the known properties. */
    static Stream<Arguments> bodies() {
        return Stream.of(
                row(400, ",\"n\":1e99999999999}"),
                row(400, ",\"n\":-1E+99999999999}"),
                row(400, ",\"n\":1e2147483647}"),
                row(400, ",\"n\":1e-2147483648}"),
                row(400, ",\"n\":0e-99999999999}"),
                row(400, ",\"n\":[{\"m\":1e10000}]}"),
                row(200, ",\"n\":1e9999}"),
                row(200, ",\"n\":1e-9999}"),
                row(200, ",\"n\":1e" + "0".repeat(500) + "1}"),
                row(400, ",\"n\":" + "9".repeat(1_001) + "}"),
                row(200, ",\"n\":" + "9".repeat(1_000) + "}"),
                row(400, ",\"n\":" + "9".repeat(5_000_000) + "}"),
                row(400, ",\"n\":0." + "9".repeat(5_000_000) + "}"),
                row(400, ",\"n\":" + "[".repeat(100_000)),
                row(400, ",\"n\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                row(400, ",\"n\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001)),
                row(200, ",\"n\":" + "[".repeat(900) + "]".repeat(900) + "}"),
                row(200, ",\"n\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(901)),
                row(400, ",\"n\":[" + "{},".repeat(3_000_000) + "{}]}"),
                row(200, ",\"n\":\"" + "a".repeat(9_000_000) + "\"}"),
                row(200, ",\"" + "a".repeat(40_000) + "\":1}"),
                row(200, ",\"n\":\"\\ud83d\"}"),
                row(400, ",\"\\udc00\":1}"),
                row(200, ",\"platformUserId\":\"\\udc00\"}"),
                row(200, ",\"platform\":\"linkedin\",\"platform\":\"x\"}"),
                row(200, ",\"n\":\"\\u0000\\u001b\\u202e\"}"),
                row(200, ",\"expiresAt\":\"2025-01-01t00:00:00.12345678901234567890z\"}"),
                row(400, ",\"n\":\"\u0000\"}"),
                row(400, ",\"n\":NaN}"),
                row(400, ",\"n\":01}"),
                row(400, ",}"),
                row(400, ""),
                row(400, "} {}"),
                row(400, "}\u0000"));
    }

    private static Arguments row(int status, String rest) {
        return Arguments.of(status, rest);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theResponseIsTheDocumentedOneAndTheRecordCanBeRead(int status, String rest) throws Exception {
        String response = send("application/json", (START + rest).getBytes(StandardCharsets.UTF_8));

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response.endsWith("{\"success\":false,\"error\":\"bad_request\",\"message\":\"body must be JSON\"}"))
                .isEqualTo(status == 400);
        assertReadable();
    }

    static Stream<Arguments> encodings() throws IOException {
        String json = START + ",\"n\":\"\u00e9\"}";
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        String type = "header Content-Type must name no charset but UTF-8, which is JSON's";
        String coding = "header Content-Encoding must not be there: no coding of bodies is documented";
        return Stream.of(
                Arguments.of("application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8), ""),
                Arguments.of("application/json;CHARSET=\"UTF-8\"; a=b", json.getBytes(StandardCharsets.UTF_8), ""),
                Arguments.of("application/json; charset=iso-8859-1", json.getBytes(StandardCharsets.ISO_8859_1), type),
                Arguments.of("application/json; charset=utf-16", json.getBytes(StandardCharsets.UTF_16), type),
                Arguments.of("application/json; charset=no-such", json.getBytes(StandardCharsets.UTF_8), type),
                Arguments.of("application/json", json.getBytes(StandardCharsets.ISO_8859_1), "body must be JSON"),
                Arguments.of("application/json", json.getBytes(StandardCharsets.UTF_16LE), "body must be JSON"),
                Arguments.of("application/json", json.getBytes(Charset.forName("UTF-32")), "body must be JSON"),
                Arguments.of("application/json", with(json, 0xed, 0xa0, 0x80), "body must be JSON"), // a surrogate
                Arguments.of("application/json", with(json, 0xc0, 0x80), "body must be JSON"), // an overlong zero
                Arguments.of("application/json", new byte[] {(byte) 0xff, (byte) 0xfe, 0}, "body must be JSON"),
                Arguments.of("application/json", gzip.toByteArray(), "body must be JSON"),
                Arguments.of("application/json\r\nContent-Encoding: gzip", gzip.toByteArray(), coding),
                Arguments.of("application/json\r\nContent-Encoding: br", json.getBytes(StandardCharsets.UTF_8), coding),
                Arguments.of(
                        "application/json\r\nContent-Encoding: Identity", json.getBytes(StandardCharsets.UTF_8), ""),
                Arguments.of(
                        "text/plain",
                        json.getBytes(StandardCharsets.UTF_8),
                        "header Content-Type must be application/json"));
    }

    private static byte[] with(String json, int... bytes) {
        byte[] all = json.getBytes(StandardCharsets.ISO_8859_1); // the letter that is one byte there is replaced
        int at = json.indexOf('\u00e9');
        byte[] more = Arrays.copyOf(all, all.length + bytes.length - 1);
        System.arraycopy(all, at + 1, more, at + bytes.length, all.length - at - 1);
        for (int i = 0; i < bytes.length; i++) {
            more[at + i] = (byte) bytes[i];
        }
        return more;
    }

    /** @param violation empty for none */
    @ParameterizedTest
    @MethodSource("encodings")
    void onlyJsonInPlainUtf8IsJson(String contentType, byte[] body, String violation) throws Exception {
        String response = send(contentType, body);

        assertThat(response).startsWith(violation.isEmpty() ? "HTTP/1.1 200 " : "HTTP/1.1 400 ");
        assertThat(server.violations())
                .extracting(Violation::message)
                .isEqualTo(violation.isEmpty() ? List.of() : List.of(violation));
        assertReadable();
    }

    @Test
    void ofANameThatStandsTwiceTheLastOneHolds() throws Exception {
        send("application/json", (START + ",\"platformUserId\":\"v\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(server.tokens("a", Platform.X))
                .extracting(token -> token.platformUserId().orElseThrow())
                .containsExactly("v");
        assertThat(server.requests().get(0).secret("platformUserId")).contains("v");
    }

    @ParameterizedTest
    @CsvSource({
        "1,true",
        "-1.5e3,true",
        "0,true",
        "1e9999,true",
        "1e10000,false",
        "1e99999999999,false",
        "+1,false",
        "01,false",
        ".5,false",
        "5.,false",
        "0x1,false",
        "\u0661,false",
        "1e\u0661,false",
        "NaN,false",
        "'',false"
    })
    void aParameterIsANumberAsJsonWritesIt(String text, boolean number) {
        assertThat(JsonTrees.number(text).isPresent()).isEqualTo(number);
    }

    private String send(String contentType, byte[] body) throws IOException {
        byte[] head =
                ("POST /api-proxy/brands/a/tokens HTTP/1.1\r\nHost: h\r\nConnection: close\r\nx-api-key: sk-social-mock\r\n"
                                + "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return RawSocket.send(server, request, false);
    }

    /** Nothing of the record throws, is endless or shows the secret. */
    private void assertReadable() {
        MockRequest seen = server.requests().get(0);
        assertThat(seen.toString()).hasSizeLessThanOrEqualTo(1_001).doesNotContain("\n", "TOP-SECRET");
        assertThat(seen.body()).doesNotContain("TOP-SECRET");
        assertThat(seen.headers().toString() + seen.query() + seen.path() + seen.violations() + seen.incoming())
                .doesNotContain("TOP-SECRET", "sk-social-mock");
        if (seen.body().startsWith("(")) {
            assertThatThrownBy(() -> seen.body(StorePlatformTokenRequest.class)).hasMessage("the body is no JSON");
            assertThat(seen.secret("accessToken")).isEmpty();
        } else {
            assertThat(seen.secret("accessToken")).contains(SECRET);
        }
        server.requests()
                .forEach(request -> assertThat(request.secret("no such")).isEmpty());
    }
}
