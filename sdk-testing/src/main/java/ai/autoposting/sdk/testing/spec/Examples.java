package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Responses to show: the specification's own where it has one, else made from what its schemas say. */
public final class Examples {
    private final Spec spec;

    public Examples(Spec spec) {
        this.spec = spec;
    }

    /** The first documented success; 200 with {@code {"success":true}} when none is documented. */
    public ExampleResponse success(SpecOperation operation) {
        SpecNode responses = operation.at().child("responses");
        for (Map.Entry<String, JsonNode> response : responses.node().properties()) {
            if (response.getKey().startsWith("2")) {
                int status = Integer.parseInt(response.getKey().replace('X', '0'));
                return response(status, spec.resolve(responses.child(response.getKey())));
            }
        }
        return ExampleResponse.json(200, Map.of("success", true));
    }

    /** The example of this error response, if the specification has the response. */
    public Optional<ExampleResponse> error(SpecOperation operation, int status) {
        SpecNode response = operation.at().child("responses").child(Integer.toString(status));
        return response.isThere() ? Optional.of(response(status, spec.resolve(response))) : Optional.empty();
    }

    private ExampleResponse response(int status, SpecNode response) {
        SpecNode content = response.child("content");
        SpecNode json = content.child("application/json");
        if (json.isThere()) {
            return ExampleResponse.json(status, value(json));
        }
        return content.node().isEmpty()
                ? new ExampleResponse(status, "", "")
                : new ExampleResponse(status, content.node().fieldNames().next(), "example");
    }

    /** The example of a media type object. */
    private JsonNode value(SpecNode content) {
        if (content.node().has("example")) {
            return content.node().get("example");
        }
        JsonNode named = content.node().path("examples");
        if (!named.isEmpty()) {
            return named.elements().next().path("value");
        }
        return make(content.child("schema"), new HashSet<>());
    }

    /** @param within the schemas around this one: a schema that holds itself ends there */
    private JsonNode make(SpecNode at, Set<String> within) {
        SpecNode schema = spec.resolve(at);
        JsonNode node = schema.node();
        for (String given : List.of("example", "default", "const")) {
            if (node.has(given)) {
                return node.get(given);
            }
        }
        for (String given : List.of("examples", "enum")) {
            if (!node.path(given).isEmpty()) {
                return node.path(given).get(0);
            }
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (!node.path(choice).isEmpty()) {
                return make(schema.child(choice).elements().get(0), within);
            }
        }
        if (!within.add(schema.pointer())) {
            return JsonNodeFactory.instance.nullNode();
        }
        JsonNode made = node.has("allOf") ? merged(schema, within) : ofType(schema, within);
        within.remove(schema.pointer());
        return made;
    }

    private JsonNode merged(SpecNode schema, Set<String> within) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (SpecNode part : schema.child("allOf").elements()) {
            if (make(part, within) instanceof ObjectNode object) {
                all.setAll(object);
            }
        }
        return all.setAll(object(schema, within));
    }

    private JsonNode ofType(SpecNode schema, Set<String> within) {
        JsonNode types = schema.node().path("type");
        String type = types.isArray() ? types.path(0).asText() : types.asText();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "string" -> nodes.textNode(text(schema.text("format")));
            case "integer", "number" ->
                nodes.numberNode(schema.node().path("minimum").asInt(1));
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> nodes.arrayNode().add(make(schema.child("items"), within));
            case "null" -> nodes.nullNode();
            default -> object(schema, within);
        };
    }

    private ObjectNode object(SpecNode schema, Set<String> within) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        SpecNode properties = schema.child("properties");
        for (Map.Entry<String, JsonNode> property : properties.node().properties()) {
            object.set(property.getKey(), make(properties.child(property.getKey()), within));
        }
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2025-01-01T00:00:00Z";
            case "date" -> "2025-01-01";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "uri" -> "https://example.com";
            case "byte" -> "ZXhhbXBsZQ==";
            default -> "example";
        };
    }
}
