package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Responses to show: the specification's own where it has one, else made from what its schemas say. */
public final class Examples {
    private final Spec spec;

    public Examples(Spec spec) {
        this.spec = spec;
    }

    /**
     * The first documented success, else what is documented for any status; 200 with {@code {"success":true}} when nothing is.
     */
    public ExampleResponse success(SpecOperation operation) {
        SpecNode responses = operation.at().child("responses");
        for (Map.Entry<String, JsonNode> response : responses.node().properties()) {
            if (response.getKey().startsWith("2")) {
                int status = Integer.parseInt(
                        response.getKey().toUpperCase(Locale.ROOT).replace('X', '0'));
                return response(status, spec.resolve(responses.child(response.getKey())));
            }
        }
        SpecNode otherwise = spec.resolve(responses.child("default"));
        return otherwise.child("content").isThere() ? response(200, otherwise) : undocumented();
    }

    /** What stands for a success that the specification does not document: 200 with {@code {"success":true}}. */
    public static ExampleResponse undocumented() {
        return ExampleResponse.json(200, MediaTypes.JSON, Map.of("success", true));
    }

    /** The example of this error, if the specification has it: by its status, by its range ({@code 4XX}), or as any other. */
    public Optional<ExampleResponse> error(SpecOperation operation, int status) {
        SpecNode responses = operation.at().child("responses");
        String range = status / 100 + "XX";
        return Stream.of(Integer.toString(status), range, range.toLowerCase(Locale.ROOT), "default")
                .map(responses::child)
                .filter(SpecNode::isThere)
                .findFirst()
                .map(found -> response(status, spec.resolve(found)));
    }

    private ExampleResponse response(int status, SpecNode response) {
        SpecNode content = response.child("content");
        Optional<String> type = MediaTypes.preferred(content);
        if (type.isEmpty() || status == 204) {
            return ExampleResponse.empty(status);
        }
        SpecNode described = content.child(type.get());
        return MediaTypes.isJson(type.get())
                ? ExampleResponse.json(status, type.get(), value(described))
                : new ExampleResponse(status, SampleFiles.typeIn(type.get()), file(described, type.get()));
    }

    /** What is no JSON: an example that is a text is the body itself. */
    private Content file(SpecNode content, String type) {
        JsonNode given = given(content)
                .or(() -> given(spec.resolve(content.child("schema"))))
                .orElse(NullNode.instance);
        if (given.isNull()) {
            return SampleFiles.of(type);
        }
        return Content.of(given.isTextual() ? given.asText() : JsonTrees.text(given));
    }

    /** The example of a media type object. */
    private JsonNode value(SpecNode content) {
        return given(content).orElseGet(() -> make(content.child("schema"), new HashSet<>()));
    }

    /** The first example that a media type object or a schema has itself. */
    private Optional<JsonNode> given(SpecNode at) {
        if (at.node().has("example")) {
            return Optional.of(at.node().get("example"));
        }
        SpecNode all = at.child("examples");
        if (all.node().isArray()) {
            return Optional.ofNullable(all.node().get(0));
        }
        return all.node().properties().stream()
                .findFirst()
                .map(named -> spec.resolve(all.child(named.getKey())).node().path("value"));
    }

    /** @param within the schemas around this one: of a schema that holds itself nothing is made there */
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
            return MissingNode.getInstance();
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
            case "array" -> array(make(schema.child("items"), within));
            case "null" -> nodes.nullNode();
            default -> object(schema, within);
        };
    }

    private static ArrayNode array(JsonNode item) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        return item.isMissingNode() ? array : array.add(item);
    }

    private ObjectNode object(SpecNode schema, Set<String> within) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        SpecNode properties = schema.child("properties");
        for (Map.Entry<String, JsonNode> property : properties.node().properties()) {
            String name = property.getKey();
            JsonNode made = make(properties.child(name), within);
            if (!made.isMissingNode()) {
                object.set(name, made);
            } else if (isRequired(schema, name)) {
                object.putNull(name); // no value of such a schema comes to an end
            }
        }
        return object;
    }

    private static boolean isRequired(SpecNode schema, String property) {
        for (JsonNode name : schema.node().path("required")) {
            if (name.asText().equals(property)) {
                return true;
            }
        }
        return false;
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2025-01-01T00:00:00Z";
            case "date" -> "2025-01-01";
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "uri" -> "https://example.com";
            case "uri-reference" -> "/example";
            case "byte" -> "ZXhhbXBsZQ==";
            case "email", "idn-email" -> "jane@example.com";
            case "hostname", "idn-hostname" -> "example.com";
            case "ipv4" -> "192.0.2.1";
            case "ipv6" -> "2001:db8::1";
            case "time" -> "00:00:00Z";
            case "duration" -> "P1D";
            default -> "example";
        };
    }
}
