package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table: its order, its width, its colours. */
final class TableOutputTest {
    private static final int ANY = Integer.MAX_VALUE;

    private static String printed(Report report, int width, boolean isColoured, boolean showsAll) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TableOutput(width, isColoured, showsAll)
                .print(report, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Report mixed() {
        return Fleets.report(
                Fleets.brand(
                        "acme",
                        Fleets.cell(
                                Platform.X,
                                Fleets.expiring("x_1", Duration.ofDays(40)),
                                Fleets.expiring("x_2", Duration.ofHours(5)),
                                Fleets.account(token -> token.platformUserId("x_3")
                                        .username("@東京")
                                        .additionalProperty("refreshError", "revoked"))),
                        Fleets.failed(Platform.THREADS, "HTTP 403")),
                Fleets.brand(
                        "globex",
                        Fleets.cell(
                                Platform.LINKEDIN,
                                Fleets.account(token -> token.platformUserId("urn:li:4")
                                        .clearLastUsedAt()
                                        .expiresAt(Fleets.NOW
                                                .plus(Duration.ofDays(3))
                                                .atOffset(ZoneOffset.UTC))),
                                Fleets.expiring("urn:li:5", Duration.ofDays(-2)))));
    }

    @Test
    void theMostUrgentComesFirst() {
        assertThat(printed(mixed(), ANY, false, true)).isEqualTo("""
                        LEVEL     EXPIRES    BRAND   PLATFORM  ACCOUNT   NOTE
                        dead      2 d ago    globex  linkedin  urn:li:5  reconnect
                        dead      no expiry  acme    x         @東京     refresh failed: revoked
                        1 day     in 5 h     acme    x         x_2
                        7 days    in 3 d     globex  linkedin  urn:li:4  never used
                        later     in 40 d    acme    x         x_1
                        not read  ?          acme    threads             HTTP 403

                        2 brands, 5 accounts: 3 need attention; 1 brands could not be read, or not all of them
                        """);
        assertThat(printed(mixed(), ANY, false, false)).doesNotContain("x_1").contains("urn:li:4");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 80, 100})
    void noLineIsWiderThanTheTerminalWhateverIsInIt(int width) {
        assertThat(printed(Fleets.hostile(), width, false, true).lines().limit(30))
                .allMatch(line -> Columns.width(line) <= width);
    }

    @Test
    void nothingOfOthersReachesTheTerminalAsACommand() {
        assertThat(printed(Fleets.hostile(), ANY, false, true))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]")
                .contains("\\u{202e}gnp.\\u{2066}", "\\u{1b}[31m", "\\u{d800}");
    }

    @Test
    void coloursAreOfTheLevel() {
        assertThat(printed(mixed(), ANY, true, true).lines())
                .anyMatch(line -> line.startsWith("\u001b[1;31mdead") && line.endsWith("\u001b[0m"))
                .anyMatch(line -> line.startsWith("\u001b[33m7 days"))
                .anyMatch(line -> line.startsWith("\u001b[35mnot read"));
        assertThat(printed(mixed(), ANY, false, true)).doesNotContain("\u001b");
    }

    @Test
    void aFailureOfAWholeBrandIsOneLine() {
        Report report = Fleets.report(Fleets.brand(
                "gone",
                Platform.values().stream()
                        .map(platform -> Fleets.failed(platform, "HTTP 404"))
                        .toArray(Cell[]::new)));
        assertThat(printed(report, ANY, false, false)).isEqualTo("""
                        LEVEL     EXPIRES  BRAND  PLATFORM  ACCOUNT  NOTE
                        not read  ?        gone   all                HTTP 404

                        1 brands, 0 accounts: 0 need attention; 1 brands could not be read, or not all of them
                        """);
    }

    @Test
    void whereNothingIsUrgentThereIsNoTable() {
        assertThat(printed(
                        Fleets.report(Fleets.brand(
                                "calm", Fleets.cell(Platform.X, Fleets.expiring("x_1", Duration.ofDays(40))))),
                        ANY,
                        true,
                        false))
                .isEqualTo("1 brands, 1 accounts: 0 need attention\n");
    }
}
