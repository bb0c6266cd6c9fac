package ai.autoposting.sdk.it;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A value for what has no example as a whole: of the examples inside, and what a schema allows where there are none. */
final class MadeUp {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 8;

    private final SpecFile spec;

    MadeUp(SpecFile spec) {
        this.spec = spec;
    }

    /** The example of a media type, a parameter or a schema itself. */
    Optional<JsonNode> given(JsonNode at) {
        if (at.has("example")) {
            return Optional.of(at.get("example"));
        }
        JsonNode examples = at.path("examples");
        return examples.isArray()
                ? examples.valueStream().findFirst()
                : examples.valueStream()
                        .findFirst()
                        .map(named -> spec.resolve(named).path("value"));
    }

    /**
     * @throws ExampleCall.Missing saying where an example is needed, since no value can be made
     */
    JsonNode value(JsonNode reference, String place) {
        return value(reference, place, 0);
    }

    private JsonNode value(JsonNode reference, String place, int depth) {
        JsonNode schema = spec.resolve(reference);
        Optional<JsonNode> given = given(schema);
        if (given.isPresent()) {
            return given.get();
        }
        for (JsonNode one : List.of(
                schema.path("const"),
                schema.path("default"),
                schema.path("enum").path(0))) {
            if (!one.isMissingNode()) {
                return one;
            }
        }
        if (schema.has("pattern") || depth > MAX_DEPTH) {
            throw new ExampleCall.Missing(
                    place + " has no example: add `example:` to its schema in openapi/autoposting.yaml");
        }
        for (String choices : List.of("oneOf", "anyOf")) {
            if (schema.path(choices).has(0)) {
                return value(schema.path(choices).get(0), place, depth + 1);
            }
        }
        return ofType(schema, place, depth);
    }

    private JsonNode ofType(JsonNode schema, String place, int depth) {
        JsonNode types = schema.path("type");
        return switch ((types.isArray() ? types.path(0) : types).asString("object")) {
            case "string" -> text(schema);
            case "integer", "number" -> schema.has("minimum") ? schema.get("minimum") : NODES.numberNode(1);
            case "boolean" -> BooleanNode.TRUE;
            case "null" -> NODES.nullNode();
            case "array" -> array(schema, place, depth);
            default -> object(schema, place, depth);
        };
    }

    private ArrayNode array(JsonNode schema, String place, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
            array.add(value(schema.path("items"), place + "[" + i + "]", depth + 1));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, String place, int depth) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode part : schema.path("allOf")) {
            if (value(part, place, depth + 1) instanceof ObjectNode properties) {
                object.setAll(properties);
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required || given(spec.resolve(property.getValue())).isPresent()) {
                object.set(property.getKey(), value(property.getValue(), place + "." + property.getKey(), depth + 1));
            }
        }
        return object;
    }

    private static StringNode text(JsonNode schema) {
        String text = switch (schema.path("format").asString("")) {
            case "date-time" -> "2025-01-01T00:00:00Z";
            case "date" -> "2025-01-01";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "uri" -> "https://example.com";
            case "email" -> "jane@example.com";
            case "byte" -> "ZXhhbXBsZQ==";
            default -> "example".repeat(1 + schema.path("minLength").asInt(0) / 7);
        };
        return NODES.stringNode(text.substring(
                0, Math.min(text.length(), schema.path("maxLength").asInt(text.length()))));
    }
}
