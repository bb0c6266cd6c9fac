package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEndpointsTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = RawCall.get(server, path);
        return response.statusCode() + " " + response.body();
    }

    @Test
    void itAnswersAsItIsToldAndIsNoViolation() throws Exception {
        server.answer("get", "/usage", "{\"success\":true,\"data\":{\"posts\": 3}}");

        HttpResponse<String> response = RawCall.get(server, "/usage?month=1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo("{\"success\":true,\"data\":{\"posts\": 3}}");
        assertThat(server.requests().get(0).tookEffect()).isTrue();
        server.verify();
    }

    @Test
    void anArgumentStandsForAnyTextAndIsGiven() throws Exception {
        server.answer("GET", "/usage/{month}/{access_token}", "[]");

        assertThat(get("/usage/2026-01/top-secret")).isEqualTo("200 []");

        MockRequest request = server.requests().get(0);
        assertThat(request.pathArguments()).containsEntry("month", "2026-01").containsEntry("access_token", "***");
        assertThat(request.path()).isEqualTo("/api-proxy/usage/2026-01/***");
        assertThat(request.operationId()).isEmpty();
    }

    @Test
    void onlyItsMethodAndPathAreMeant() throws Exception {
        server.answer("GET", "/usage", "1");
        assertThat(get("/usage/x")).startsWith("404 ");
        assertThat(RawCall.post(server, "/usage", "{}").statusCode()).isEqualTo(404);
        assertThat(RawCall.of(server, "GET", "/usage", "").withKey().send().body())
                .startsWith("<!doctype html>");
        assertThat(server.violations()).hasSize(3);
    }

    @Test
    void theLastWordHolds() throws Exception {
        server.answer("GET", "/usage", "1");
        server.answer("GET", "/{any}", "2");
        server.answer("GET", "/usage", "3");
        assertThat(get("/usage")).isEqualTo("200 3");
        assertThat(get("/other")).isEqualTo("200 2");
        server.recover();
        assertThat(get("/usage")).isEqualTo("200 3");
        server.reset();
        assertThat(get("/usage")).startsWith("404 ");
    }

    @Test
    void keysFaultsAndQuotaHoldForItAsForAll() throws Exception {
        server.answer("GET", "/usage", "1");
        assertThat(RawCall.of(server, "GET", "/api-proxy/usage", "").send().statusCode())
                .isEqualTo(401);
        server.failNext(Fault.status(503));
        assertThat(get("/usage")).startsWith("503 ");
        server.rateLimit(1, Duration.ofSeconds(1));
        assertThat(get("/usage")).isEqualTo("200 1");
        assertThat(get("/usage")).startsWith("429 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            G T  | /usage     | 1  | method must be the name of an HTTP method: G T
            GET  | usage      | 1  | path must begin with /, below /api-proxy, and have no query: usage
            GET  | /usage?a=1 | 1  | path must begin with /, below /api-proxy, and have no query: /usage?a=1
            GET  | /usage     | {  | json must be JSON: that of GET /usage is not
            POST | /brands/{any}/tokens | 1 | the specification has storePlatformToken (POST /brands/{slug}/tokens): use answerNext for it
            """)
    void impossibleOnesAreRefused(String method, String path, String json, String message) {
        assertThatThrownBy(() -> server.answer(method, path, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
