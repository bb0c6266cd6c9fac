package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlDoorTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> control(String method, String path, String json) throws Exception {
        return RawCall.of(server, method, "/__mock" + path, json).send();
    }

    private String done(String method, String path, String json) throws Exception {
        HttpResponse<String> response = control(method, path, json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private int read() throws Exception {
        return RawCall.get(server, "/brands/acme-corp/tokens/x").statusCode();
    }

    @Test
    void aRateLimitIsSetAndTakenBack() throws Exception {
        assertThat(done("PUT", "/rate-limit", "{\"limit\":\"1/4s\"}")).isEqualTo("{\"success\":true,\"data\":{}}");
        assertThat(read()).isEqualTo(200);
        assertThat(read()).isEqualTo(429);
        done("PUT", "/rate-limit", "{\"limit\":\"none\"}");
        assertThat(read()).isEqualTo(200);
    }

    @Test
    void faultsAreSetAndTakenBack() throws Exception {
        done("POST", "/faults", "{\"faults\":[\"1x:500\",\"every@GET:503\"],\"seed\":7}");
        assertThat(read()).isEqualTo(500);
        assertThat(read()).isEqualTo(503);
        done("DELETE", "/faults", "");
        assertThat(read()).isEqualTo(200);
        done("POST", "/faults", "{\"faults\":\"418\"}");
        assertThat(read()).isEqualTo(418);
        assertThat(read()).isEqualTo(200);
    }

    @Test
    void ofSeveralFaultsWithOneWrongNoneIsSet() throws Exception {
        assertThat(control("POST", "/faults", "{\"faults\":[\"every:500\",\"crash\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(read()).isEqualTo(200);
    }

    @Test
    void theClockMovesAndLateEffectsWithIt() throws Exception {
        done("POST", "/faults", "{\"faults\":\"drop-before-answer,effect-after=1h\"}");
        TokenBody.store(server, "x_1");
        assertThat(done("GET", "/fleet", ""))
                .endsWith("\"brands\":[{\"slug\":\"acme-corp\",\"username\":\"@acmecorp\",\"tokens\":[]}]}}");
        assertThat(done("POST", "/clock", "{\"advance\":\"1h\"}"))
                .isEqualTo("{\"success\":true,\"data\":{\"now\":\"2026-01-01T01:00:00Z\"}}");
        assertThat(done("GET", "/fleet", "")).contains("\"platformUserId\":\"x_1\"");
    }

    @Test
    void theClockLeavesNoTimeThatCanBeCountedWith() throws Exception {
        for (String time : List.of("9999999d", "PT1000000000000000H", "PT2562047788015215H")) {
            HttpResponse<String> refused = control("POST", "/clock", "{\"advance\":\"" + time + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("the clock must stay within the years 1970 to 9999: PT");
        }
        assertThatThrownBy(() -> server.advance(Duration.ofSeconds(Long.MIN_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        server.rateLimit(1, Duration.ofDays(36_500));
        assertThat(read()).isEqualTo(200);
        assertThat(server.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void latencyIsSet() throws Exception {
        java.util.List<java.time.Duration> waits = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (AutopostingMockServer late = AutopostingMockServer.builder()
                .with(settings -> settings.pause = waits::add)
                .start()) {
            RawCall.of(late, "PUT", "/__mock/latency", "{\"latency\":\"200ms\"}")
                    .send();
            RawCall.get(late, "/brands/a/tokens/x");
            RawCall.of(late, "GET", "/__mock/requests", "").send();
            assertThat(waits).containsExactly(java.time.Duration.ofMillis(200));
        }
    }

    @Test
    void refreshingIsSetAndTakenBack() throws Exception {
        server.brand("a").token(Platform.X, "x_1");
        done("PUT", "/refreshing", "{\"refreshing\":\"fails\"}");
        assertThat(statusOfARefresh()).isEqualTo(409);
        assertThat(done("GET", "/fleet", "")).contains("\"refreshError\":\"The platform refused the refresh.\"");
        server.brand("a").token(Platform.X, "x_1");
        done("POST", "/recover", "");
        assertThat(statusOfARefresh()).isEqualTo(200);
    }

    private int statusOfARefresh() throws Exception {
        return RawCall.of(server, "PATCH", "/api-proxy/brands/a/tokens/x", "")
                .withKey()
                .send()
                .statusCode();
    }

    @Test
    void whatAFleetGivesOutItTakesAgain() throws Exception {
        done(
                "POST",
                "/fleet",
                "{\"brands\":[{\"slug\":\"acme-corp\",\"username\":\"@a\",\"tokens\":[{\"platform\":\"x\","
                        + "\"platformUserId\":\"x_1\",\"status\":\"expired\",\"expiresAt\":\"2026-01-02T00:00:00Z\"},"
                        + "{\"platform\":\"threads\",\"platformUserId\":\"t_1\"}]}]}");
        assertThat(server.tokens("acme-corp", Platform.X)).singleElement().satisfies(token -> {
            assertThat(token.tokenId()).contains("tok_000001");
            assertThat(token.username()).contains("@a");
            assertThat(token.status()).contains("expired");
            assertThat(token.scopes()).containsExactly("tweet.read", "tweet.write");
            assertThat(token.expiresAt().orElseThrow().toInstant()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        });
        JsonNode fleet =
                JsonTrees.parse(done("GET", "/fleet", "")).orElseThrow().get("data");

        done("POST", "/reset", "");
        assertThat(server.tokens("acme-corp", Platform.X)).isEmpty();
        done("POST", "/fleet", fleet.toString());

        assertThat(JsonTrees.parse(done("GET", "/fleet", "")).orElseThrow().get("data"))
                .isEqualTo(fleet);
        assertThat(TokenBody.store(server, "x_2")).isEqualTo(200);
        assertThat(server.tokens("acme-corp", Platform.X).get(1).tokenId()).contains("tok_000003");
    }

    @Test
    void anEndpointIsAdded() throws Exception {
        done("POST", "/answers", "{\"method\":\"GET\",\"path\":\"/usage\",\"json\":{\"success\":true}}");
        assertThat(RawCall.get(server, "/usage").body()).isEqualTo("{\"success\":true}");
    }

    @Test
    void requestsAreListedWithTheirOutcomeAndWithoutTheirSecrets() throws Exception {
        server.failNext(Fault.status(503).takingEffect());
        TokenBody.store(server, "x_1");
        String list = done("GET", "/requests", "");

        JsonNode shown = JsonTrees.parse(list).orElseThrow().at("/data/0");
        assertThat(shown.get("operationId").asText()).isEqualTo("storePlatformToken");
        assertThat(shown.get("path").asText()).isEqualTo("/api-proxy/brands/acme-corp/tokens");
        assertThat(shown.get("pathArguments").toString()).isEqualTo("{\"slug\":\"acme-corp\"}");
        assertThat(shown.get("status").asInt()).isEqualTo(503);
        assertThat(shown.get("tookEffect").asBoolean()).isTrue();
        assertThat(shown.get("fault").asText()).isEqualTo("503");
        assertThat(shown.get("body").asText()).contains("\"accessToken\":\"***\"");
        assertThat(list).doesNotContain("ya29.a0").doesNotContain(server.apiKey());
    }

    @Test
    void itsOwnRequestsAreNone() throws Exception {
        server.rateLimit(1, java.time.Duration.ofSeconds(1));
        server.failNext(Fault.garbage());
        HttpResponse<String> index = control("GET", "/", "");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.headers().firstValue("x-ratelimit-limit")).isEmpty();
        assertThat(index.headers().firstValue("x-autoposting-mock")).contains("true");
        assertThat(index.body()).contains("\"POST /__mock/faults\":");
        assertThat(control("GET", "", "").body()).isEqualTo(index.body());
        assertThat(server.requests()).isEmpty();
        server.verify();
    }

    @Test
    void recoverTakesBackAndKeepsTheRest() throws Exception {
        TokenBody.store(server, "x_1");
        server.failEvery(ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS, Fault.status(500));
        done("POST", "/recover", "");
        assertThat(read()).isEqualTo(200);
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: example.com",
                "Host: 127.0.0.1.example.com",
                "Host: localhost.example.com:80",
                "Host: 192.168.0.7",
                "Host: localhost\r\nOrigin: http://localhost:3000",
                "Host: localhost\r\norigin: null",
                "Host: localhost\r\nReferer: https://example.com/",
                "Host: localhost\r\nSec-Fetch-Site: same-origin",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.9",
                "Host: localhost\r\nForwarded: for=203.0.113.9",
                "Host: localhost\r\nVia: 1.1 proxy"
            })
    void webPagesProxiesAndOtherNamesAreRefused(String headers) throws IOException {
        server.brand("acme-corp").token(Platform.X, "x_1");
        String response =
                RawSocket.send(server, "POST /__mock/reset HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 403 ");
        assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8787", "localhost:1", "LOCALHOST", "[::1]:80"})
    void namesOfThisMachineAreTaken(String host) throws IOException {
        assertThat(RawSocket.send(server, "GET /__mock/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void realPathsAreNotHidden() throws Exception {
        for (String path : new String[] {"/__mocks", "/__mock-x/reset", "/a/__mock/", "/%5F_mock/"}) {
            assertThat(RawCall.of(server, "GET", path, "").send().body())
                    .as(path)
                    .startsWith("<!doctype html>");
        }
        assertThat(RawCall.get(server, "/__mock/").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /nothing    |                          | 404 | GET /__mock/ lists what there is.
            GET  | /faults     |                          | 405 | The method must be POST, DELETE.
            PUT  | /rate-limit | [1]                      | 400 | the body must be a JSON object of no more than 100,000 tokens
            PUT  | /rate-limit | {                        | 400 | the body must be a JSON object of no more than 100,000 tokens
            PUT  | /rate-limit |                          | 400 | limit is missing
            PUT  | /rate-limit | {"limit":4}              | 400 | limit must be a text
            PUT  | /rate-limit | {"limit":"4"}            | 400 | a rate limit must be requests and a window, such as 400/4s: 4
            PUT  | /rate-limit | {"limit":"4/0s"}         | 400 | window must be > 0: PT0S
            PUT  | /rate-limit | {"limit":"4/x"}          | 400 | the window of a rate limit must be a duration such as 400ms, 2.5s, 1m or PT4S: x
            PUT  | /refreshing | {"refreshing":"no"}      | 400 | refreshing must be one of [moves-expiry, changes-nothing, fails]: no
            PUT  | /latency    | {"latency":"-1s"}        | 400 | latency must be a duration such as 400ms, 2.5s, 1m or PT4S: -1s
            POST | /faults     | {"faults":[1]}           | 400 | faults must be a text
            POST | /faults     | {"faults":[],"seed":"x"} | 400 | seed must be a whole number
            POST | /fleet      | {"brand":[]}             | 400 | the fleet.brand must be one of [brands, lastTokenId]
            POST | /fleet      | {"brands":[{}]}          | 400 | brands[0].slug must be a text that is not empty
            POST | /fleet      | {"brands":[{"slug":"a","tokens":[{"platform":"x"}]}]} | 400 | brands[0].tokens[0].platformUserId must be a text that is not empty
            POST | /fleet      | {"brands":[{"slug":"a","tokens":[{"platform":"x","platformUserId":"u","accessToken":"ya29"}]}]} | 400 | brands[0].tokens[0].accessToken must be left out: the service shows no secret
            POST | /fleet      | {"brands":[{"slug":"a","tokens":[{"platform":"x","platformUserId":"u","expiresAt":"soon"}]}]} | 400 | brands[0].tokens[0] must be a token as getPlatformTokenDetails returns it, and its platform
            POST | /answers    | {"method":"GET","path":"/u"} | 400 | json is missing
            """)
    void whatIsWrongIsSaid(String method, String path, String json, int status, String message) throws Exception {
        HttpResponse<String> response = control(method, path, json == null ? "" : json);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JsonTrees.parse(response.body()).orElseThrow().get("message").asText())
                .isEqualTo(message);
    }
}
