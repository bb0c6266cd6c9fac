package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.model.Platform;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Tells the report to machines. The shape is described in README; what is added to it changes no version. */
final class JsonOutput {
    static final int VERSION = 1;

    private JsonOutput() {}

    static void write(Report report, Writer to) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            time(json, "generatedAt", report.at());
            json.writeArrayFieldStart("platforms");
            for (Platform platform : Platform.values()) {
                json.writeString(platform.value());
            }
            json.writeEndArray();
            text(json, "stopped", report.stopped());
            summary(json, report);
            json.writeArrayFieldStart("brands");
            for (Report.Brand brand : report.brands()) {
                brand(json, brand);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void summary(JsonGenerator json, Report report) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("brands", report.brands().size());
        json.writeNumberField("accounts", report.accounts().count());
        json.writeNumberField("needAttention", report.needingAttention());
        json.writeNumberField("unreadBrands", report.unreadBrands());
        json.writeEndObject();
    }

    private static void brand(JsonGenerator json, Report.Brand brand) throws IOException {
        json.writeStartObject();
        json.writeStringField("brand", brand.name());
        json.writeArrayFieldStart("platforms");
        for (Cell cell : brand.cells()) {
            json.writeStartObject();
            json.writeStringField("platform", cell.platform().value());
            json.writeArrayFieldStart("accounts");
            for (Account account : cell.accounts()) {
                account(json, account);
            }
            json.writeEndArray();
            if (cell.failure().isPresent()) {
                json.writeObjectFieldStart("failure");
                json.writeStringField("reason", cell.failure().get().reason());
                json.writeStringField("message", cell.failure().get().message());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void account(JsonGenerator json, Account account) throws IOException {
        json.writeStartObject();
        text(json, "platformUserId", account.userId());
        text(json, "username", account.username());
        json.writeStringField("level", account.level().value());
        json.writeBooleanField("needsAttention", account.needsAttention());
        if (account.expiresAt().isPresent()) {
            time(json, "expiresAt", account.expiresAt().get());
        }
        Optional<Duration> left = account.health().timeLeft();
        if (left.isPresent()) {
            json.writeNumberField("secondsLeft", left.get().toSeconds());
        }
        if (account.lastUsedAt().isPresent()) {
            time(json, "lastUsedAt", account.lastUsedAt().get());
        } else if (account.knowsUse()) {
            json.writeNullField("lastUsedAt");
        }
        text(json, "status", account.status());
        text(json, "refreshError", account.refreshError());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void time(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeStringField(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
