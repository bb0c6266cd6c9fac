package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.examples.importtokens.Report.Tally;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see while it runs, in a log and on a terminal. */
final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private void pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toArray(String[]::new);
    }

    @Test
    void aLogGetsALineEveryTenSeconds() {
        LineProgress progress = new LineProgress(100, out, clock);
        pass(9);
        progress.show(new Tally(400, Map.of(Fate.STORED, 10, Fate.STORED_BEFORE, 100)));
        pass(1);
        progress.show(new Tally(
                400,
                Map.of(
                        Fate.STORED,
                        15,
                        Fate.FOUND,
                        2,
                        Fate.STORED_BEFORE,
                        100,
                        Fate.FAILED,
                        2,
                        Fate.UNKNOWN,
                        1,
                        Fate.OPEN,
                        3)));
        pass(9);
        progress.show(new Tally(400, Map.of(Fate.STORED, 30, Fate.STORED_BEFORE, 100)));
        assertThat(lines()).containsExactly("120 of 400 rows, 2.0/s, 2 failed, 4 unknown, about 140 s left");
    }

    @Test
    void aLogSaysOnceThatItWaits() {
        LineProgress progress = new LineProgress(0, out, clock);
        progress.waitsForQuota(now.plusSeconds(4));
        progress.waitsForQuota(now.plusSeconds(4));
        progress.show(new Tally(2, Map.of(Fate.STORED, 1)));
        progress.waitsForQuota(now.plusSeconds(8));
        assertThat(lines())
                .containsExactly(
                        "waiting for the quota until 2026-01-01T00:00:04Z",
                        "waiting for the quota until 2026-01-01T00:00:08Z");
    }

    @Test
    void aBarFitsIntoTheTerminalAndSaysWhatFailedOrWhyItWaits() {
        try (BarProgress progress = new BarProgress(4, 1, out, 80, clock)) {
            progress.show(new Tally(4, Map.of(Fate.STORED, 1, Fate.STORED_BEFORE, 1, Fate.FAILED, 1, Fate.OPEN, 1)));
        }
        assertThat(last()).startsWith("import  75% [").contains(" 3/4 (").endsWith("/s 1 failed, 1 unknown");
        try (BarProgress progress = new BarProgress(4, 0, out, 80, clock)) {
            progress.waitsForQuota(now.plusSeconds(4));
        }
        assertThat(last()).endsWith(" waits for the quota");
        assertThat(lines()).allMatch(line -> line.length() < 80);
    }

    private String last() {
        String[] lines = lines();
        return lines[lines.length - 1].stripTrailing();
    }
}
