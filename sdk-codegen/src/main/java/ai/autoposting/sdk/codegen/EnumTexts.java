package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a specification says of single values of an enum: OpenAPI has no place for it, and these two are in use. */
final class EnumTexts {
    private static final List<String> EXTENSIONS = List.of("x-enum-descriptions", "x-enumDescriptions");

    private EnumTexts() {}

    /** Texts by value: the extension is a map, or a list beside that of the values. */
    static Map<String, String> of(JsonNode schema) {
        Map<String, String> texts = new HashMap<>();
        for (String extension : EXTENSIONS) {
            JsonNode given = schema.path(extension);
            Document.fields(given).forEach(each -> put(each.getKey(), each.getValue(), texts));
            for (int i = 0; given.isArray() && i < given.size(); i++) {
                put(schema.path("enum").path(i).asText(), given.get(i), texts);
            }
        }
        return texts;
    }

    private static void put(String value, JsonNode text, Map<String, String> texts) {
        if (text.isTextual() && !text.asText().isBlank()) {
            texts.putIfAbsent(value, text.asText());
        }
    }
}
