package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The shape of version 1, to the letter. */
final class JsonOutputTest {
    private static String json(Report report) throws IOException {
        StringWriter text = new StringWriter();
        JsonOutput.write(report, text);
        return text.toString();
    }

    @Test
    void theShape() throws IOException {
        Report report = Fleets.report(
                Fleets.brand(
                        "acme",
                        Fleets.cell(
                                Platform.X,
                                Fleets.account(token -> token.platformUserId("x_1")
                                        .username("@acme")
                                        .status("active")
                                        .expiresAt(OffsetDateTime.parse("2026-03-04T14:00:00.250+02:00"))
                                        .lastUsedAt(OffsetDateTime.parse("2026-02-28T00:00:00Z"))),
                                Fleets.account(token -> token.clearLastUsedAt().clearExpiresAt())),
                        Fleets.cell(
                                Platform.LINKEDIN,
                                Fleets.account(token -> token.platformUserId("urn:li:2")
                                        .additionalProperty("platformUsername", "acme-li")
                                        .additionalProperty("refreshError", "revoked")))),
                Fleets.brand("gone", Fleets.failed(Platform.X, "HTTP 404 not_found")));
        assertThat(json(report))
                .isEqualTo("{\"version\":1,\"generatedAt\":\"2026-03-01T12:00:00Z\","
                        + "\"platforms\":[\"x\",\"linkedin\",\"instagram\",\"threads\",\"youtube\"],"
                        + "\"summary\":{\"brands\":2,\"accounts\":3,\"needAttention\":1,\"unreadBrands\":1},"
                        + "\"brands\":[{\"brand\":\"acme\",\"platforms\":["
                        + "{\"platform\":\"x\",\"accounts\":["
                        + "{\"platformUserId\":\"x_1\",\"username\":\"@acme\",\"level\":\"within_a_week\",\"needsAttention\":false,"
                        + "\"expiresAt\":\"2026-03-04T12:00:00Z\",\"secondsLeft\":259200,"
                        + "\"lastUsedAt\":\"2026-02-28T00:00:00Z\",\"status\":\"active\"},"
                        + "{\"level\":\"no_expiry\",\"needsAttention\":false,\"lastUsedAt\":null}]},"
                        + "{\"platform\":\"linkedin\",\"accounts\":["
                        + "{\"platformUserId\":\"urn:li:2\",\"username\":\"acme-li\",\"level\":\"dead\",\"needsAttention\":true,"
                        + "\"refreshError\":\"revoked\"}]},"
                        + "{\"platform\":\"instagram\",\"accounts\":[]},"
                        + "{\"platform\":\"threads\",\"accounts\":[]},"
                        + "{\"platform\":\"youtube\",\"accounts\":[]}]},"
                        + "{\"brand\":\"gone\",\"platforms\":["
                        + "{\"platform\":\"x\",\"accounts\":[],"
                        + "\"failure\":{\"reason\":\"HTTP 404 not_found\",\"message\":\"all of HTTP 404 not_found\"}},"
                        + "{\"platform\":\"linkedin\",\"accounts\":[]},"
                        + "{\"platform\":\"instagram\",\"accounts\":[]},"
                        + "{\"platform\":\"threads\",\"accounts\":[]},"
                        + "{\"platform\":\"youtube\",\"accounts\":[]}]}]}");
    }

    @Test
    void theLevels() throws IOException {
        JsonNode accounts = new ObjectMapper()
                .readTree(json(Fleets.report(Fleets.brand(
                        "acme",
                        Fleets.cell(
                                Platform.X,
                                Fleets.expiring("1", Duration.ZERO),
                                Fleets.expiring("2", Duration.ofDays(1)),
                                Fleets.expiring("3", Duration.ofDays(7)),
                                Fleets.expiring("4", Duration.ofDays(30)),
                                Fleets.expiring("5", Duration.ofDays(31)),
                                Fleets.account(token -> token.status("revoked")))))))
                .at("/brands/0/platforms/0/accounts");
        assertThat(accounts.findValuesAsText("level"))
                .containsExactly("dead", "within_a_day", "within_a_week", "within_a_month", "later", "dead");
        assertThat(accounts.findValuesAsText("needsAttention"))
                .containsExactly("true", "true", "false", "false", "false", "true");
    }

    @Test
    void textComesBackAsItWas() throws IOException {
        JsonNode brands = new ObjectMapper().readTree(json(Fleets.hostile())).get("brands");
        assertThat(brands.findValuesAsText("brand")).isEqualTo(Fleets.HOSTILE);
    }
}
