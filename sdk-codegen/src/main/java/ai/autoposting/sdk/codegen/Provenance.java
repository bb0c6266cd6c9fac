package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where an operation comes from that no published specification has, and what is unknown of it: {@code x-source}, {@code x-unknown}. */
final class Provenance {
    private Provenance() {}

    /** Adds a paragraph for each that is there; other words than {@code page} and {@code client} are somebody else's extension. */
    static void describe(JsonNode operation, Javadoc doc) {
        String source = source(operation.path("x-source").asText());
        if (source == null) {
            return;
        }
        doc.html("Read off " + source
                + ", not a published specification: when there is one, this may gain or rename things.");
        List<String> unknown = new ArrayList<>();
        operation.path("x-unknown").forEach(each -> unknown.add(Javadoc.escape(each.asText())));
        if (!unknown.isEmpty()) {
            doc.html("Unknown: " + String.join("; ", unknown) + ".");
        }
    }

    private static @Nullable String source(String word) {
        return switch (word) {
            case "page" -> "the example in the service's documentation";
            case "client" -> "the service's own TypeScript client";
            default -> null;
        };
    }
}
