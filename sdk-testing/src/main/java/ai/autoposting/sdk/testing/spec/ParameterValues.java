package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The JSON that the text of a parameter or of a form's field stands for, by its schema. What is no number stays text and is
 * found to be of the wrong type.
 */
final class ParameterValues {
    private final Spec spec;

    ParameterValues(Spec spec) {
        this.spec = spec;
    }

    /** @param exploded whether each item of an array comes as a value of its own, and not all in one with commas between */
    JsonNode of(List<String> values, SpecNode schema, boolean exploded) {
        Set<String> types = types(schema);
        if (types.contains("array")) {
            List<String> items = exploded ? values : List.of(values.get(0).split(",", -1));
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(of(item, items(schema))));
            return array;
        }
        return of(values.get(0), schema);
    }

    JsonNode of(String text, SpecNode schema) {
        Set<String> types = types(schema);
        if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (types.contains("integer") || types.contains("number")) {
            return JsonTrees.number(text).<JsonNode>map(DecimalNode::valueOf).orElseGet(() -> TextNode.valueOf(text));
        }
        return TextNode.valueOf(text);
    }

    /** The schema of an array's items, wherever in a composed schema it stands. */
    SpecNode items(SpecNode schema) {
        for (SpecNode part : parts(schema)) {
            if (part.child("items").isThere()) {
                return part.child("items");
            }
        }
        return schema.child("items");
    }

    /** Every type that a schema names, by itself or through what it is composed of. */
    Set<String> types(SpecNode schema) {
        Set<String> types = new HashSet<>();
        for (SpecNode part : parts(schema)) {
            JsonNode type = part.node().path("type");
            if (type.isTextual()) {
                types.add(type.asText());
            }
            type.forEach(one -> types.add(one.asText()));
        }
        return types;
    }

    /** A schema and all that it refers to and is composed of. */
    List<SpecNode> parts(SpecNode schema) {
        Set<SpecNode> parts = new LinkedHashSet<>();
        collect(schema, parts);
        return List.copyOf(parts);
    }

    private void collect(SpecNode schema, Set<SpecNode> parts) {
        SpecNode resolved = spec.resolve(schema);
        if (!parts.add(resolved)) {
            return;
        }
        for (String composed : List.of("allOf", "anyOf", "oneOf")) {
            resolved.child(composed).elements().forEach(part -> collect(part, parts));
        }
    }
}
