package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Tells the keywords of a schema that make another Java type from those that describe or bound its values. */
final class Keywords {
    private static final Set<String> DESCRIPTIVE = Set.of(
            ("title description example examples default deprecated externalDocs xml readOnly writeOnly nullable $comment $id"
                            + " minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems"
                            + " maxItems uniqueItems minProperties maxProperties propertyNames contentSchema")
                    .split(" "));

    private Keywords() {}

    static boolean isDescriptive(String keyword) {
        return keyword.startsWith("x-") || DESCRIPTIVE.contains(keyword);
    }

    /** Whether a schema says what kind of value it describes. */
    static boolean isStructured(JsonNode schema) {
        for (Map.Entry<String, JsonNode> keyword : Document.fields(schema)) {
            if (!isDescriptive(keyword.getKey())) {
                return true;
            }
        }
        return false;
    }
}
