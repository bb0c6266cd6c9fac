package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the tokens of an earlier run have certainly arrived. */
final class ImporterTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Importer.Settings SETTINGS =
            new Importer.Settings(8, Duration.ofSeconds(30), Duration.ofMinutes(10), false);

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T12:00:00Z, PT30S", // a moment ago: from the end of that run on
        "2026-01-01T11:50:10Z, PT30S", // its token may have waited for the quota
        "2026-01-01T11:49:50Z, PT20S", // it was sent 10 s ago, or never
        "2026-01-01T11:00:00Z, PT0S",
        "2026-01-02T12:00:00Z, PT30S", // this machine's clock was set back
    })
    void anEarlierRunsTokenIsLookedForOnceItMustHaveArrived(Instant lookedAt, Duration wait) {
        assertThat(Importer.untilSettled(lookedAt, BEGIN, SETTINGS)).isEqualTo(wait);
    }
}
