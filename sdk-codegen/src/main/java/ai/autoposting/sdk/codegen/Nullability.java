package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells whether a schema allows null, in all the ways in which OpenAPI 3.0 and 3.1 say so. */
final class Nullability {
    private final Schemas schemas;

    Nullability(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Whether null is a value of this schema. */
    boolean allowsNull(JsonNode schema) {
        return allowsNull(schema, new HashSet<>());
    }

    private boolean allowsNull(JsonNode schema, Set<String> seen) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty() && reference.startsWith("#/") && seen.add(reference)) {
            return schema.path("nullable").asBoolean()
                    || allowsNull(schemas.document().target(reference, ""), seen);
        }
        if (schema.path("nullable").asBoolean() || namesNull(schema.path("type")) || listsNull(schema.path("enum"))) {
            return true;
        }
        for (String keyword : Schemas.ALTERNATIVES) {
            for (JsonNode each : schema.path(keyword)) {
                if (isNull(each) || allowsNull(each, seen)) {
                    return true;
                }
            }
        }
        List<JsonNode> parts = schemas.parts(schema);
        return schema.has("allOf") && parts.size() == 1 && allowsNull(parts.get(0), seen);
    }

    private static boolean namesNull(JsonNode types) {
        for (JsonNode type : types) {
            if (type.asText().equals("null") && types.size() > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean listsNull(JsonNode values) {
        for (JsonNode value : values) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** Whether null is the only value. */
    static boolean isNull(JsonNode schema) {
        JsonNode type = schema.path("type");
        JsonNode values = schema.path("enum");
        return type.asText().equals("null")
                || type.isArray() && type.size() == 1 && type.get(0).asText().equals("null")
                || values.isArray() && values.size() == 1 && values.get(0).isNull()
                || schema.has("const") && schema.get("const").isNull();
    }
}
