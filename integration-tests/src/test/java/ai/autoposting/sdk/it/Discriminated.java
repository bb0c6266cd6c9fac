package ai.autoposting.sdk.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in JSON Schema what OpenAPI says with a discriminator: of a schema's alternatives an object is the one that it names,
 * however many others it would fit.
 */
final class Discriminated {
    private Discriminated() {}

    /** Changes a schema and all that is in it. */
    static void rewrite(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        children.forEach(Discriminated::rewrite);
        for (String composition : List.of("oneOf", "anyOf")) {
            if (node instanceof ObjectNode schema
                    && schema.path(composition) instanceof ArrayNode choices
                    && schema.path("discriminator").path("propertyName").isString()) {
                rewrite(schema, composition, choices);
            }
        }
    }

    private static void rewrite(ObjectNode schema, String composition, ArrayNode choices) {
        String property = schema.path("discriminator").path("propertyName").asString();
        Map<String, JsonNode> named = named(schema.path("discriminator").path("mapping"), choices);
        schema.remove(List.of(composition, "discriminator"));
        ObjectNode rule = schema.withArray("allOf").addObject();
        rule.putObject("if").put("type", "object");
        rule.putObject("else").set(composition, choices);
        ArrayNode all = rule.putObject("then").putArray("allOf");
        ObjectNode known = all.addObject();
        known.putArray("required").add(property);
        ArrayNode values = known.putObject("properties").putObject(property).putArray("enum");
        named.forEach((name, choice) -> {
            values.add(name);
            ObjectNode one = all.addObject();
            one.putObject("if").putObject("properties").putObject(property).put("const", name);
            one.set("then", choice);
        });
    }

    private static Map<String, JsonNode> named(JsonNode mapping, ArrayNode choices) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode choice : choices) {
            String reference = choice.path("$ref").asString("");
            String schema = reference.substring(reference.lastIndexOf('/') + 1);
            List<String> names = mapping.properties().stream()
                    .filter(one ->
                            List.of(reference, schema).contains(one.getValue().asString()))
                    .map(Map.Entry::getKey)
                    .toList();
            (names.isEmpty() ? List.of(schema) : names).forEach(name -> named.put(name, choice));
        }
        named.remove("");
        return named;
    }
}
