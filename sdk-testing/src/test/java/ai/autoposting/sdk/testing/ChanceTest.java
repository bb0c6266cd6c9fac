package ai.autoposting.sdk.testing;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.GET_PLATFORM_TOKEN_DETAILS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.AutopostingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults by chance and latency, and what goes before them. */
class ChanceTest {
    private final List<Duration> waits = new ArrayList<>();
    private final AutopostingMockServer server = AutopostingMockServer.builder()
            .with(settings -> settings.pause = waits::add)
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    /** The statuses of so many reads. */
    private List<Integer> read(int times) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(RawCall.get(server, "/brands/acme-corp/tokens/x").statusCode());
        }
        return statuses;
    }

    @Test
    void theSameSeedGivesTheSameFates() throws Exception {
        server.failRandomly(0.3, 42, Fault.status(503), Fault.status(500));
        List<Integer> first = read(40);
        server.recover();
        server.failRandomly(0.3, 42, Fault.status(503), Fault.status(500));

        assertThat(read(40)).isEqualTo(first).contains(200, 500, 503);
        assertThat(first.stream().filter(status -> status != 200)).hasSizeBetween(6, 20);
    }

    @Test
    void whichFaultARequestMeetsHangsOnItsNumberAlone() throws Exception {
        server.failRandomly(1, 42, Fault.status(503), Fault.status(500));
        List<Integer> all = read(40);
        server.recover();
        server.failRandomly(0.3, 42, Fault.status(503), Fault.status(500));
        List<Integer> some = read(40);
        for (int i = 0; i < 40; i++) {
            assertThat(some.get(i)).isIn(200, all.get(i));
        }
    }

    @Test
    void anotherSeedGivesOthers() throws Exception {
        server.failRandomly(0.5, 1, Fault.status(503));
        List<Integer> first = read(40);
        server.recover();
        server.failRandomly(0.5, 2, Fault.status(503));
        assertThat(read(40)).isNotEqualTo(first);
    }

    @Test
    void plannedFaultsAndTheRateLimitGoBeforeAndChangeNoOthersFate() throws Exception {
        server.failRandomly(0.5, 7, Fault.status(503));
        List<Integer> expected = read(20);
        server.recover();
        server.failRandomly(0.5, 7, Fault.status(503));
        server.failNext(3, Fault.status(418));
        server.rateLimit(18, Duration.ofSeconds(1));

        List<Integer> statuses = read(20);

        assertThat(statuses.subList(0, 3)).containsOnly(418);
        assertThat(statuses.subList(3, 18)).isEqualTo(expected.subList(3, 18));
        assertThat(statuses.subList(18, 20)).containsOnly(429);
    }

    @Test
    void standingFaultsGoBeforeTheRateLimitToo() throws Exception {
        server.rateLimit(0, Duration.ofSeconds(1));
        server.failRandomly(1, 0, Fault.status(503));
        assertThat(read(1)).containsExactly(429);
        server.failEvery(GET_PLATFORM_TOKEN_DETAILS, Fault.status(500));
        assertThat(read(1)).containsExactly(500);
    }

    @Test
    void ofSeveralRulesTheFirstThatStrikesWins() throws Exception {
        server.failRandomly(0, 1, Fault.status(500));
        server.failRandomly(1, 1, Fault.status(503));
        server.failRandomly(1, 1, Fault.status(418));
        assertThat(read(3)).containsOnly(503);
    }

    @Test
    void latencyIsAddedToEveryResponseAndToAFaultsOwnDelay() throws Exception {
        server.latency(Duration.ofMillis(200));
        server.failNext(Fault.none(), Fault.status(503).delay(Duration.ofSeconds(1)));
        server.rateLimit(2, Duration.ofSeconds(1));

        assertThat(read(3)).containsExactly(200, 503, 429);
        server.latency(Duration.ZERO);
        read(1);

        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(1_200), Duration.ofMillis(200));
    }

    @Test
    void recoverAndResetTakeBothBack() throws Exception {
        for (Runnable end : List.<Runnable>of(server::recover, server::reset)) {
            server.latency(Duration.ofMillis(200));
            server.failRandomly(1, 1, Fault.status(503));
            end.run();
            assertThat(read(1)).containsExactly(200);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void aRetryingClientGetsThroughChance() {
        server.failRandomly(0.5, 3, Fault.status(503));
        try (AutopostingClient client = server.clientBuilder().maxRetries(10).build()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.platformOAuth()
                                .getPlatformTokenDetails("acme-corp", ai.autoposting.sdk.model.Platform.X))
                        .isEmpty();
            }
        }
        assertThat(server.requests()).hasSizeGreaterThan(30);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> server.failRandomly(1.01, 0, Fault.garbage()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability must be 0 to 1: 1.01");
        assertThatThrownBy(() -> server.failRandomly(-0.1, 0, Fault.garbage()))
                .hasMessage("probability must be 0 to 1: -0.1");
        assertThatThrownBy(() -> server.failRandomly(Double.NaN, 0, Fault.garbage()))
                .hasMessage("probability must be 0 to 1: NaN");
        assertThatThrownBy(() -> server.failRandomly(0.5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("faults must be one at least");
        assertThatThrownBy(() -> server.latency(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latency must be >= 0: PT-0.001S");
    }
}
