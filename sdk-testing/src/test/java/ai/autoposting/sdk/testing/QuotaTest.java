package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final String PATH = "/brands/acme-corp/tokens/x";

    private final AutopostingMockServer server = AutopostingMockServer.builder()
            .clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00.250Z"), ZoneOffset.UTC))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> get() throws Exception {
        return RawCall.get(server, PATH);
    }

    /** Status, remaining and reset. */
    private static String limits(HttpResponse<String> response) {
        return response.statusCode()
                + " " + response.headers().firstValue("x-ratelimit-remaining").orElse("-")
                + " " + response.headers().firstValue("x-ratelimit-reset").orElse("-");
    }

    @Test
    void whoComesAtTheResetIsNeverTooEarly() throws Exception {
        server.rateLimit(1, Duration.ofSeconds(4));
        Instant reset = Instant.ofEpochSecond(
                get().headers().firstValueAsLong("x-ratelimit-reset").orElseThrow());
        assertThat(reset).isEqualTo("2026-01-01T00:00:05Z");

        server.advance(Duration.between(server.now(), reset));

        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void aResetInAWholeSecondIsThatSecond() throws Exception {
        server.rateLimit(1, Duration.ofMillis(3_750));
        assertThat(limits(get())).isEqualTo("200 0 1767225604");
    }

    @Test
    void retryAfterIsRoundedUpFromTheFirstNanosecondOn() throws Exception {
        server.rateLimit(0, Duration.ofSeconds(2).plusNanos(1));
        assertThat(get().headers().firstValue("retry-after")).contains("3");
    }

    @Test
    void faultsCarryTheHeadersAndUseUpQuota() throws Exception {
        server.rateLimit(3, Duration.ofSeconds(10));
        server.failNext(Fault.status(503), Fault.dropBeforeAnswer());

        assertThat(limits(get())).isEqualTo("503 2 1767225611");
        assertThat(RawCall.untilTheEnd(server, "GET /api-proxy" + PATH + " HTTP/1.1"))
                .isEmpty();
        assertThat(limits(get())).isEqualTo("200 0 1767225611");
        assertThat(limits(get())).isEqualTo("429 0 1767225611");
    }

    @Test
    void aFaultBeyondTheQuotaIsMetAndTakesNoEffect() throws Exception {
        server.rateLimit(0, Duration.ofSeconds(10));
        server.failNext(Fault.status(500).takingEffect());

        assertThat(limits(RawCall.post(
                        server,
                        "/brands/acme-corp/tokens",
                        "{\"platform\":\"x\",\"accessToken\":\"a\",\"platformUserId\":\"u\"}")))
                .isEqualTo("500 0 1767225611");
        assertThat(server.tokens("acme-corp", ai.autoposting.sdk.model.Platform.X))
                .isEmpty();
        assertThat(server.requests().get(0).tookEffect()).isFalse();
    }

    @Test
    void aFaultsOwnHeaderIsNotDoubled() throws Exception {
        server.rateLimit(3, Duration.ofSeconds(10));
        server.failNext(Fault.status(429).header("x-ratelimit-reset", "7"));
        assertThat(get().headers().allValues("X-RateLimit-Reset")).containsExactly("7");
    }

    @Test
    void withoutAValidKeyThereIsNoQuota() throws Exception {
        server.rateLimit(1, Duration.ofSeconds(10));
        server.failNext(Fault.status(503));
        for (String status : new String[] {"503", "401"}) {
            assertThat(limits(RawCall.of(server, "GET", "/api-proxy" + PATH, "").send()))
                    .isEqualTo(status + " - -");
        }
        assertThat(limits(RawCall.of(server, "GET", "/", "").withKey().send())).isEqualTo("200 - -");
        assertThat(limits(get())).isEqualTo("200 0 1767225611");
    }
}
