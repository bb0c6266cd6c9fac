package ai.autoposting.sdk.examples.importtokens;

import static ai.autoposting.sdk.api.PlatformOAuthOperations.STORE_PLATFORM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the tokens of an earlier run have certainly arrived, and what is not sent. */
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

    @Test
    void noTokenIsSentWhoseIntentCannotBeWritten(@TempDir Path folder) throws Exception {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            Journal journal = Journal.open(folder.resolve("rows.csv.journal"), server.baseUrl());
            journal.close();
            StorePlatformTokenRequest request = StorePlatformTokenRequest.builder()
                    .platform(Platform.X)
                    .platformUserId("x_1")
                    .accessToken("secret-1")
                    .build();
            Row row = new Row(2, new RowKey("acme", Platform.X, "x_1"), request);
            Report report = new Report(1, tally -> {});
            Importer importer = new Importer(server.client().transport(), SETTINGS, journal, report, Clock.systemUTC());
            importer.run(List.of(row));
            assertThat(importer.stopped())
                    .contains("the journal cannot be written: java.nio.channels.ClosedChannelException");
            assertThat(server.requests(STORE_PLATFORM_TOKEN)).isEmpty();
        }
    }
}
