package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What schemas mean: their references, whether null is allowed, the parts that they are put together of. Knows nothing of
 * Java.
 */
final class Schemas {
    static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");

    private final Document document;
    private final Fingerprints fingerprints;
    private final Nullability nullability;
    private final Merging merging;

    Schemas(Document document) {
        this.document = document;
        this.fingerprints = new Fingerprints(document);
        this.nullability = new Nullability(this);
        this.merging = new Merging(this);
    }

    /** The properties of an object, and which of them must be there. */
    record Members(Map<String, JsonNode> properties, Set<String> required) {
        Members() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    Document document() {
        return document;
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }

    JsonNode component(String name, String place) {
        JsonNode schema = document.schemas().get(name);
        if (schema == null) {
            throw new SpecException(place, "there is no component " + name, "(mend the document)");
        }
        return schema;
    }

    /** What a schema is when its references are followed and null is left out. */
    JsonNode resolve(JsonNode schema, String place) {
        JsonNode resolved = withoutNull(schema, place);
        for (int i = 0; resolved.has("$ref"); i++) {
            if (i > 100) {
                throw new SpecException(place, "refers to itself", "any." + place + " = true");
            }
            resolved = withoutNull(target(resolved, place), place);
        }
        return resolved;
    }

    /** @throws SpecException when the reference leads to something else than a schema */
    JsonNode target(JsonNode reference, String place) {
        String text = reference.path("$ref").asText();
        JsonNode target = document.target(text, place);
        if (!target.isObject() && !target.isBoolean()) {
            throw new SpecException(place, "$ref " + text + " leads to no schema", "(mend the document)");
        }
        return target;
    }

    /** Whether null is a value of this schema. */
    boolean nullable(JsonNode schema) {
        return nullability.allowsNull(schema);
    }

    /**
     * The schema that says what this says, null left out: {@code anyOf: [{$ref: X}, {type: null}]} is X, and so is {@code
     * allOf: [{$ref: X}, {description: …}]}.
     */
    JsonNode withoutNull(JsonNode schema, String place) {
        JsonNode current = schema;
        for (int i = 0; i < 100; i++) {
            JsonNode next = unwrapped(current, place);
            if (next == current) {
                return current;
            }
            current = next;
        }
        throw new SpecException(place, "is nested too deeply", "any." + place + " = true");
    }

    private JsonNode unwrapped(JsonNode schema, String place) {
        for (String keyword : ALTERNATIVES) {
            if (schema.has(keyword) && !schema.has("discriminator")) {
                List<JsonNode> others = new ArrayList<>();
                schema.path(keyword).forEach(each -> {
                    if (!Nullability.isNull(each)) {
                        others.add(each);
                    }
                });
                boolean alone = others.size() == 1 && !hasOwnStructure(schema, keyword);
                JsonNode texts = alone ? null : texts(others, place);
                if (alone || texts != null) {
                    return texts == null ? others.get(0) : texts;
                }
            }
        }
        if (!schema.has("allOf") && !isReferenceWithMore(schema)) {
            return schema;
        }
        List<JsonNode> parts = parts(schema);
        if (parts.size() == 1) {
            requireOneType(schema, place);
        }
        return switch (parts.size()) {
            case 0 -> JsonNodeFactory.instance.objectNode();
            case 1 -> parts.get(0);
            default -> allTexts(parts, schema, place);
        };
    }

    /** Whether beside a reference stands more that makes another type of it. */
    boolean isReferenceWithMore(JsonNode schema) {
        return schema.has("$ref") && !document.isBefore31() && Keywords.isStructured(without(schema, "$ref"));
    }

    private static boolean hasOwnStructure(JsonNode schema, String keyword) {
        JsonNode own = without(schema, keyword);
        return Keywords.isStructured(own) && !(own.has("type") && !Keywords.isStructured(without(own, "type")));
    }

    /** A schema that is {@code true} has no keywords. */
    private static ObjectNode without(JsonNode schema, String keyword) {
        ObjectNode rest = schema.isObject() ? schema.deepCopy() : JsonNodeFactory.instance.objectNode();
        rest.remove(keyword);
        return rest;
    }

    /** One open enum for texts of which some are listed: whatever the others say, a text it is. */
    private @Nullable JsonNode texts(List<JsonNode> alternatives, String place) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : alternatives) {
            JsonNode resolved = each.has("$ref") ? resolve(each, place) : each;
            boolean listed = resolved.has("enum") || resolved.has("const");
            boolean text = resolved.path("type").asText("string").equals("string")
                    && !resolved.has("format")
                    && (listed || resolved.has("type"));
            if (!text || !Shape.valuesAreTexts(resolved)) {
                return null;
            }
            Shape.texts(resolved).forEach(values::add);
        }
        if (values.isEmpty()) {
            return null;
        }
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("type", "string");
        return one.set("enum", values);
    }

    /** What {@code allOf} makes of texts: the values that all of them list. The schema itself if they are no texts. */
    private JsonNode allTexts(List<JsonNode> parts, JsonNode otherwise, String place) {
        List<String> common = null;
        for (JsonNode part : parts) {
            JsonNode resolved = part.has("$ref") && !part.has("allOf") ? resolvedOrSelf(part, place) : part;
            if (!resolved.path("type").asText().equals("string") && !resolved.has("enum") && !resolved.has("const")
                    || !Shape.valuesAreTexts(resolved)) {
                return otherwise;
            }
            List<String> values = Shape.texts(resolved);
            if (common == null || common.isEmpty()) {
                common = new ArrayList<>(values);
            } else if (!values.isEmpty()) {
                common.retainAll(values);
            }
        }
        if (common == null) {
            return otherwise;
        }
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("type", "string");
        if (!common.isEmpty()) {
            common.forEach(one.putArray("enum")::add);
        }
        return one;
    }

    /** Nothing is a text and a number; where the type is all that a part says, nobody would notice otherwise. */
    private void requireOneType(JsonNode schema, String place) {
        Set<String> common = null;
        List<JsonNode> all = new ArrayList<>(List.of(schema));
        schema.path("allOf").forEach(all::add);
        for (JsonNode part : all) {
            JsonNode target = part.has("$ref") && !part.has("allOf") ? resolvedOrSelf(part, place) : part;
            Set<String> types = Shape.types(target);
            if (types.contains("number")) {
                types.add("integer");
            }
            Set<String> before = common == null ? types : common;
            if (types.isEmpty()) {
                continue;
            }
            common = new TreeSet<>(before);
            common.retainAll(types);
            if (common.isEmpty()) {
                throw new SpecException(
                        place,
                        "allOf of type " + String.join(", ", before) + " and of type " + String.join(", ", types)
                                + " fits nothing",
                        "any." + place + " = true");
            }
        }
    }

    /** A part that leads back to where it stands is told when the members are put together. */
    private JsonNode resolvedOrSelf(JsonNode part, String place) {
        JsonNode target = target(part, place);
        return target.has("allOf") || target.has("$ref") ? part : target;
    }

    /** The parts of an {@code allOf} that say something of the structure, the schema's own among them. */
    List<JsonNode> parts(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        schema.path("allOf").forEach(all::add);
        if (schema.has("$ref")) {
            all.add(JsonNodeFactory.instance.objectNode().set("$ref", schema.get("$ref")));
        }
        ObjectNode own = without(without(schema, "allOf"), "$ref");
        all.add(own);
        List<JsonNode> structured =
                new ArrayList<>(all.stream().filter(Keywords::isStructured).toList());
        List<JsonNode> beyondType = structured.stream()
                .filter(part -> Keywords.isStructured(without(part, "type")))
                .toList();
        return beyondType.isEmpty() ? structured.subList(0, Math.min(1, structured.size())) : beyondType;
    }

    /** The members of an object: those of its allOf parts and its own. */
    Members members(JsonNode schema, String place) {
        return merging.members(schema, place);
    }

    /** The first example: OpenAPI 3.1 has a list of them beside the old single one. */
    static @Nullable Object example(JsonNode schema) {
        JsonNode examples = schema.path("examples");
        JsonNode example = schema.has("example") || !examples.isArray() ? schema.path("example") : examples.path(0);
        return example.isMissingNode() || example.isNull() ? null : example.isValueNode() ? example.asText() : example;
    }

    static boolean isDeprecated(JsonNode schema) {
        return schema.path("deprecated").asBoolean();
    }

    static @Nullable String description(JsonNode node) {
        return node.path("description").isTextual() ? node.path("description").asText() : null;
    }
}
