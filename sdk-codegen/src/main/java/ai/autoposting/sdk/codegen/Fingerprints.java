package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells whether two schemas are the same but for descriptions, examples and bounds: then their fingerprints are equal. */
final class Fingerprints {
    private static final Set<String> SETS = Set.of("enum", "required", "type");

    private final Document document;

    Fingerprints(Document document) {
        this.document = document;
    }

    String of(JsonNode schema) {
        return text(target(schema), false);
    }

    /** Regardless of what must be there, since nothing must in what is only read. */
    String ofRead(JsonNode schema) {
        return text(target(schema), true);
    }

    private JsonNode target(JsonNode schema) {
        JsonNode target = schema;
        for (int i = 0;
                i < 100 && target.size() == 1 && target.path("$ref").asText().startsWith("#/");
                i++) {
            target = document.target(target.path("$ref").asText(), "");
        }
        return target;
    }

    private static String text(JsonNode schema, boolean read) {
        Map<String, String> keywords = new TreeMap<>();
        for (Map.Entry<String, JsonNode> keyword : Document.fields(schema)) {
            String name = keyword.getKey();
            if (!Keywords.isDescriptive(name) && !(read && name.equals("required"))) {
                keywords.put(name, value(name, keyword.getValue(), read));
            }
        }
        for (String flag : new String[] {"nullable", "readOnly", "writeOnly"}) {
            if (schema.path(flag).asBoolean()) {
                keywords.put(flag, "true");
            }
        }
        return schema.isObject() ? keywords.toString() : schema.toString();
    }

    private static String value(String keyword, JsonNode value, boolean read) {
        if (keyword.equals("properties")) {
            Map<String, String> properties = new TreeMap<>();
            Document.fields(value).forEach(each -> properties.put(each.getKey(), text(each.getValue(), read)));
            return properties.toString();
        }
        if (SETS.contains(keyword) && value.isArray()) {
            Set<String> values = new TreeSet<>();
            value.forEach(each -> values.add(each.toString()));
            return values.toString();
        }
        if (value.isArray()) {
            StringBuilder all = new StringBuilder();
            value.forEach(each -> all.append(text(each, read)).append(';'));
            return all.toString();
        }
        return text(value, read);
    }
}
