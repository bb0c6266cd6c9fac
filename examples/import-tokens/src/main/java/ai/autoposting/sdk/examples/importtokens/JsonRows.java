package ai.autoposting.sdk.examples.importtokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows of a JSON Lines file: an object per line, blank lines between them forgiven. */
final class JsonRows {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonRows() {}

    static List<RawRow> read(Reader text, Consumer<Finding> findings) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        BufferedReader lines = new BufferedReader(text);
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                row(number, line, findings).ifPresent(rows::add);
            }
        }
        return rows;
    }

    private static Optional<RawRow> row(long number, String line, Consumer<Finding> findings) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            // Its message quotes what it read.
            findings.accept(Finding.problem(number, "is no JSON, or names a property twice"));
            return Optional.empty();
        }
        if (!tree.isObject()) {
            findings.accept(Finding.problem(number, "is no JSON object"));
            return Optional.empty();
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        boolean isUsable = true;
        int ignored = 0;
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            Optional<Column> column = Column.of(property.getKey());
            JsonNode value = property.getValue();
            if (column.isEmpty()) {
                ignored++;
            } else if (value.isTextual()) {
                values.put(column.get(), value.textValue());
            } else if (!value.isNull()) {
                findings.accept(Finding.problem(number, column.get(), "must be a text, in quotes"));
                isUsable = false;
            }
        }
        if (ignored > 0) {
            findings.accept(Finding.warning(number, ignored + " properties are ignored; known are " + Column.ALL));
        }
        return isUsable ? Optional.of(new RawRow(number, values)) : Optional.empty();
    }
}
