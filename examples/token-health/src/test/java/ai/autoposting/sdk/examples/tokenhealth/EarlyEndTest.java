package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When no more brands are asked, and what is told then. */
final class EarlyEndTest {
    private final AutopostingMockServer server = AutopostingMockServer.start();

    private final TokenHealthCommandRun program = new TokenHealthCommandRun(
            Map.of("AUTOPOSTING_API_KEY", server.apiKey(), "AUTOPOSTING_BASE_URL", server.baseUrl()),
            Clock.fixed(server.now(), ZoneOffset.UTC));

    @AfterEach
    void close() {
        server.close();
    }

    private void connectExpired(String brand) {
        server.brand(brand)
                .token(
                        Platform.X,
                        token -> token.platformUserId("x_1")
                                .expiresAt(
                                        server.now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC)));
    }

    private static String[] many(String... options) {
        return Stream.concat(Stream.of(options), IntStream.range(0, 40).mapToObj(number -> "brand-" + number))
                .toArray(String[]::new);
    }

    @Test
    void aRefusedKeyAsksForNoOtherBrand() {
        TokenHealthCommandRun other = new TokenHealthCommandRun(
                Map.of("AUTOPOSTING_API_KEY", "sk-other-secret", "AUTOPOSTING_BASE_URL", server.baseUrl()),
                Clock.systemUTC());
        assertThat(other.run(many("--concurrency=1"))).isEqualTo(3);
        assertThat(other.out())
                .containsOnlyOnce("not read")
                .contains(
                        "not read  ?        brand-0  all                HTTP 401 unauthorized",
                        "40 brands, 0 accounts: 0 need attention; 40 brands could not be read, or not all of them",
                        "stopped: the key is refused: ");
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aServiceThatIsDownIsNotAskedForAllBrands(@TempDir Path folder) throws IOException {
        Path metrics = folder.resolve("tokens.prom");
        server.failWhen(request -> true, Fault.dropBeforeAnswer());
        assertThat(program.run(many("--concurrency=1", "--json", "--prometheus", metrics.toString())))
                .isEqualTo(3);
        JsonNode json = new ObjectMapper().readTree(program.out());
        assertThat(json.get("stopped").asText()).startsWith("3 calls in a row failed, the last by: ");
        assertThat(json.at("/brands/2/platforms/4/failure/reason").asText()).isEqualTo("ConnectionException");
        assertThat(json.at("/brands/3/platforms/0/failure/reason").asText()).isEqualTo("not asked");
        assertThat(metrics)
                .content()
                .contains("autoposting_token_read_failed{brand=\"brand-39\",platform=\"youtube\"} 1");
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(5 * 6);
    }

    @Test
    void fewBrandsAreEnoughToSeeThatItIsDown() {
        server.failWhen(request -> true, Fault.dropBeforeAnswer());
        assertThat(program.run("acme", "globex")).isEqualTo(3);
        assertThat(program.out())
                .contains("globex  all", "ConnectionException", "stopped: 2 calls in a row failed, the last by: ");
        assertThat(server.requests())
                .hasSize(2 * 6)
                .allMatch(request -> request.path().endsWith("/auth/status"));
    }

    @Test
    void aStatusThatIsBrokenForAllHidesNoDetails() {
        connectExpired("brand-39");
        server.failWhen(request -> request.path().endsWith("/auth/status"), Fault.status(500));
        assertThat(program.run(many("--concurrency=1"))).isEqualTo(1);
        assertThat(program.out())
                .contains(
                        "dead ", "brand-39", "stopped: 3 calls in a row failed, the last by: getTokenStatus: HTTP 500")
                .doesNotContain("not asked");
        assertThat(program.run("brand-0", "brand-39")).isEqualTo(1);
        assertThat(program.out()).contains("dead ").doesNotContain("stopped: ");
    }

    @Test
    void aServiceThatGoesDownLeavesWhatWasRead() {
        connectExpired("brand-39");
        server.failWhen(request -> request.path().contains("/tokens/"), Fault.status(500));
        assertThat(program.run(many("--concurrency=1"))).isEqualTo(1);
        assertThat(program.out())
                .contains("dead ", "brand-0", "40 brands, 1 accounts: 1 need attention; 40 brands", "stopped: 3 calls")
                .doesNotContain("brand-1 ", "not asked");
    }

    @Test
    void aBrandThatCanBeReadBeginsTheCountAnew() {
        server.failWhen(request -> !request.path().contains("/brand-2/"), Fault.status(500));
        assertThat(program.run(
                        "--quick",
                        "--concurrency=1",
                        "brand-0",
                        "brand-1",
                        "brand-2",
                        "brand-3",
                        "brand-4",
                        "brand-2x"))
                .isEqualTo(3);
        assertThat(program.out()).contains("brand-4", "brand-2x").doesNotContain("stopped");
    }
}
