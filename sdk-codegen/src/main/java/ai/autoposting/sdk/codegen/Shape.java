package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What kind of value a schema describes, null left out. Refuses what cannot be generated faithfully. */
enum Shape {
    /** A text out of a list. */
    ENUM,
    /** One of several objects, told apart by a property. */
    UNION,
    /** An object whose properties are listed. */
    OBJECT,
    MAP,
    ARRAY,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** Any JSON. */
    ANY;

    private static final Map<String, Shape> TYPES = Map.of(
            "array", ARRAY, "object", MAP, "string", STRING, "integer", INTEGER, "number", NUMBER, "boolean", BOOLEAN);

    private static final List<String> UNSUPPORTED =
            List.of("not", "prefixItems", "patternProperties", "if", "dependentSchemas", "contains", "$dynamicRef");

    /** @throws SpecException naming the place when no Java type says what the schema says */
    static Shape of(JsonNode schema, String place) {
        if (schema.isBoolean() && !schema.asBoolean()) {
            throw refused(place, "nothing fits the schema false");
        }
        boolean alternatives = schema.has("oneOf") || schema.has("anyOf");
        boolean union = alternatives && schema.has("discriminator");
        requireSupported(schema, alternatives && !union, place);
        if (isEnum(schema, place)) {
            return ENUM;
        }
        return union ? UNION : isObject(schema) ? OBJECT : byType(schema, place);
    }

    static boolean isObject(JsonNode schema) {
        return !schema.path("properties").isEmpty() || schema.has("allOf") || schema.has("$ref");
    }

    private static SpecException refused(String place, String rule) {
        return new SpecException(place, rule, "any." + place + " = true");
    }

    /** The values that an enum or const lists, null left out. */
    static List<JsonNode> values(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        if (schema.has("const")) {
            values.add(schema.get("const"));
        } else {
            schema.path("enum").forEach(values::add);
        }
        values.removeIf(JsonNode::isNull);
        return values;
    }

    static List<String> texts(JsonNode schema) {
        return values(schema).stream().map(JsonNode::asText).toList();
    }

    /** Whether all listed values are texts; numbers of a schema that says it is a string are. */
    static boolean valuesAreTexts(JsonNode schema) {
        boolean string = types(schema).equals(Set.of("string"));
        return values(schema).stream().allMatch(value -> value.isTextual() || string && value.isValueNode());
    }

    private static boolean isEnum(JsonNode schema, String place) {
        List<JsonNode> values = values(schema);
        if (values.isEmpty()
                || values.stream().allMatch(JsonNode::isNumber)
                        && !types(schema).contains("string")) {
            return false;
        }
        if (valuesAreTexts(schema)) {
            if (!types(schema).isEmpty() && !types(schema).contains("string")) {
                throw refused(place, "an enum of texts cannot be of type " + String.join(", ", types(schema)));
            }
            return true;
        }
        if (!values.stream().allMatch(JsonNode::isBoolean)) {
            throw refused(place, "an enum of values of several kinds cannot be generated: " + values);
        }
        return false;
    }

    private static void requireSupported(JsonNode schema, boolean alternatives, String place) {
        if (alternatives) {
            throw refused(
                    place,
                    schema.has("oneOf")
                            ? "oneOf needs a discriminator"
                            : "anyOf cannot be generated, except for one type or null");
        }
        for (String keyword : UNSUPPORTED) {
            if (schema.has(keyword)) {
                throw refused(place, keyword + " cannot be generated");
            }
        }
    }

    private static Shape byType(JsonNode schema, String place) {
        Set<String> types = types(schema);
        if (types.equals(Set.of("integer", "number"))) {
            return NUMBER;
        }
        if (types.size() > 1) {
            throw refused(place, "one of several types " + types + " cannot be generated");
        }
        if (types.isEmpty()) {
            return withoutType(schema);
        }
        String type = types.iterator().next();
        Shape shape = TYPES.get(type);
        if (shape == null) {
            throw refused(place, "type " + type + " cannot be generated");
        }
        return shape;
    }

    private static Shape withoutType(JsonNode schema) {
        List<JsonNode> values = values(schema);
        if (!values.isEmpty()) {
            boolean whole = values.stream().allMatch(JsonNode::isIntegralNumber);
            return whole ? INTEGER : values.get(0).isNumber() ? NUMBER : BOOLEAN;
        }
        return schema.has("items") ? ARRAY : schema.path("additionalProperties").isObject() ? MAP : ANY;
    }

    /** The types that it names, null left out. */
    static Set<String> types(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        types.remove("null");
        return types;
    }
}
