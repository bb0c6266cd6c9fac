package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics, to the letter: a collector drops a whole file for one wrong line. */
final class MetricsOutputTest {
    private static String metrics(Report report) throws IOException {
        StringWriter text = new StringWriter();
        MetricsOutput.write(report, text);
        return text.toString();
    }

    @Test
    void hostileLabelsAndAll() throws IOException {
        String brand = "a\"b\\c\nd";
        Report report = Fleets.report(new Report.Brand(
                brand,
                List.of(
                        Fleets.cell(
                                Platform.X,
                                Fleets.expiring("\uD800{}", Duration.ofDays(1)),
                                Fleets.account(token -> token.platformUserId("n"))),
                        Fleets.failed(Platform.YOUTUBE, "HTTP 500"))));
        String labels = "brand=\"a\\\"b\\\\c\\nd\"";
        assertThat(metrics(report)).isEqualTo("""
                        # HELP autoposting_token_expiry_timestamp_seconds When the token expires, in Unix time.
                        # TYPE autoposting_token_expiry_timestamp_seconds gauge
                        autoposting_token_expiry_timestamp_seconds{LABELS,platform="x",account="\uFFFD{}"} 1772452800
                        # HELP autoposting_token_needs_attention 1 when it has expired, expires within a day, or will fail its next post.
                        # TYPE autoposting_token_needs_attention gauge
                        autoposting_token_needs_attention{LABELS,platform="x",account="\uFFFD{}"} 1
                        autoposting_token_needs_attention{LABELS,platform="x",account="n"} 0
                        # HELP autoposting_token_read_failed 1 when the tokens of a brand on a platform could not all be read.
                        # TYPE autoposting_token_read_failed gauge
                        autoposting_token_read_failed{LABELS,platform="x"} 0
                        autoposting_token_read_failed{LABELS,platform="youtube"} 1
                        # HELP autoposting_token_health_timestamp_seconds When all this was read, in Unix time.
                        # TYPE autoposting_token_health_timestamp_seconds gauge
                        autoposting_token_health_timestamp_seconds 1772366400
                        """.replace("LABELS", labels));
    }

    @Test
    void whatCannotBeToldApartIsOneSeriesAsBadAsTheWorse() throws IOException {
        Report report = Fleets.report(Fleets.brand(
                "acme",
                Fleets.cell(
                        Platform.X,
                        Fleets.account(token -> token.expiresAt(
                                Fleets.NOW.plusSeconds(9_000_000).atOffset(ZoneOffset.UTC))),
                        Fleets.account(token ->
                                token.expiresAt(Fleets.NOW.plusSeconds(5).atOffset(ZoneOffset.UTC))))));
        assertThat(metrics(report).lines().filter(line -> line.contains("account=")))
                .containsExactly(
                        "autoposting_token_expiry_timestamp_seconds{brand=\"acme\",platform=\"x\",account=\"\"} 1772366405",
                        "autoposting_token_needs_attention{brand=\"acme\",platform=\"x\",account=\"\"} 1");
    }

    @Test
    void everyLineIsOneOfTheFormat() throws IOException {
        String label = "\"([^\"\\\\\n]|\\\\[\"\\\\n])*\"";
        assertThat(metrics(Fleets.hostile()).split("\n"))
                .allMatch(line -> line.startsWith("# ")
                        || line.matches("autoposting_token_[a-z_]+(\\{brand=" + label + ",platform=" + label
                                + "(,account=" + label + ")?})? -?\\d+"));
    }
}
