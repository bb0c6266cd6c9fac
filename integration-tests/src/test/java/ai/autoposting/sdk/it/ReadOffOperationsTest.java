package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The operations in {@code openapi/autoposting.yaml} that have an {@code x-source} say what the tables of
 * {@code openapi/more-operations.md} say: no row more, none less. {@link SpecDriftTest} holds the others to their pages.
 */
final class ReadOffOperationsTest {
    private final SpecFile spec = SpecFile.read();

    @Test
    void theTablesSayWhatTheSpecificationSays() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../openapi/more-operations.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<SpecFile.Op> readOff = spec.operations().stream()
                .filter(operation -> operation.node().has("x-source"))
                .toList();
        assertThat(rows)
                .containsSubsequence(readOff.stream().map(this::operationRow).toList())
                .containsSubsequence(readOff.stream().flatMap(this::placeRows).toList())
                .hasSize(readOff.size() * 2
                        + (int) readOff.stream().flatMap(this::placeRows).count());
    }

    @Test
    void whateverIsOnNoPageSaysWhereItComesFrom() {
        assertThat(spec.operations().stream()
                        .filter(operation -> !operation.node().has("x-source"))
                        .map(SpecFile.Op::id))
                .containsExactlyInAnyOrder("storePlatformToken", "getPlatformTokenDetails");
        assertThat(spec.operations().stream()
                        .map(operation -> operation.node().path("x-source").asString("verbatim")))
                .containsOnly("verbatim", "page", "client");
        assertThat(spec.operations().stream()
                        .filter(operation -> operation.node().has("x-source"))
                        .map(operation -> operation.node().path("x-unknown")))
                .isNotEmpty()
                .allMatch(unknown -> !unknown.isEmpty());
    }

    private String operationRow(SpecFile.Op operation) {
        JsonNode node = operation.node();
        List<String> successes = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        node.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                successes.add(response.getKey() + " "
                        + response.getValue().path("description").asString());
            } else {
                errors.add(response.getKey());
            }
        });
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                "`" + operation.id() + "`",
                                "`" + operation.method().toUpperCase(Locale.ROOT) + " " + operation.path() + "`",
                                node.path("summary").asString(),
                                node.path("x-source").asString(),
                                String.join(", ", successes),
                                String.join(", ", errors)))
                + " |";
    }

    private Stream<String> placeRows(SpecFile.Op operation) {
        List<String> rows = new ArrayList<>();
        for (JsonNode parameter : spec.parameters(operation)) {
            String place = parameter.path("in").asString() + " `"
                    + parameter.path("name").asString() + "`";
            rows.add(row(operation, place, parameter.path("schema")));
        }
        properties(operation, "body", spec.bodySchema(operation), rows);
        JsonNode data = spec.response(operation, 200).at("/content/application~1json/schema/properties/data");
        boolean isList = data.path("type").asString("").equals("array");
        properties(operation, isList ? "data[]" : "data", isList ? data.path("items") : data, rows);
        return rows.stream();
    }

    private void properties(SpecFile.Op operation, String of, JsonNode given, List<String> rows) {
        JsonNode schema = spec.resolve(given);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            String place = of + " `" + property.getKey() + "`" + (required ? " (required)" : "");
            rows.add(row(operation, place, property.getValue()));
        }
    }

    private static String row(SpecFile.Op operation, String place, JsonNode schema) {
        String example = schema.has("example") ? " `" + text(schema.path("example")) + "`" : "";
        return "| `" + operation.id() + "` " + place + " | " + kind(schema) + " |" + example + " |";
    }

    private static String text(JsonNode example) {
        return example.isString() ? example.asString() : example.toString();
    }

    private static String kind(JsonNode schema) {
        if (schema.has("enum")) {
            String values = String.join(
                    ", ",
                    schema.path("enum").valueStream().map(JsonNode::asString).toList());
            return values.equals("x, linkedin, instagram, threads, youtube") ? "platforms" : values;
        }
        if (schema.path("type").asString().equals("array")) {
            return kind(schema.path("items")) + "[]";
        }
        return schema.path("format").asString(schema.path("type").asString());
    }
}
