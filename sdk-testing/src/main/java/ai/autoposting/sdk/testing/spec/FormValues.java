package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON that a form stands for, by its schema: numbers and booleans from their text, objects from JSON, arrays from parts. */
final class FormValues {
    private final SpecNode schema;
    private final ParameterValues values;

    FormValues(Spec spec, SpecNode schema) {
        this.schema = schema;
        this.values = new ParameterValues(spec);
    }

    ObjectNode of(List<FormPart> form) {
        Map<String, List<FormPart>> byName = new LinkedHashMap<>();
        form.forEach(part ->
                byName.computeIfAbsent(part.name(), name -> new ArrayList<>()).add(part));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        byName.forEach((name, parts) -> object.set(name, value(parts, property(name))));
        return object;
    }

    private JsonNode value(List<FormPart> parts, SpecNode property) {
        if (!values.types(property).contains("array")
                || MediaTypes.isJson(parts.get(0).contentType())) {
            return value(parts.get(0), property);
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> array.add(value(part, values.items(property))));
        return array;
    }

    /** A file is some text: what is in it is not kept. */
    private JsonNode value(FormPart part, SpecNode property) {
        if (part.text().isEmpty()) {
            return TextNode.valueOf(part.toString());
        }
        String text = part.text().get();
        if (MediaTypes.isJson(part.contentType()) || values.types(property).contains("object")) {
            return JsonTrees.fromOutside(text).orElseGet(() -> TextNode.valueOf(text));
        }
        return values.of(text, property);
    }

    private SpecNode property(String name) {
        for (SpecNode part : values.parts(schema)) {
            SpecNode property = part.child("properties").child(name);
            if (property.isThere()) {
                return property;
            }
        }
        return schema.child("properties").child(name);
    }
}
