package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The property that says which of a schema's alternatives an object is. */
final class Discriminator {
    /** Of parts in parts; a component can be merged into itself. */
    private static final int MAX_DEPTH = 10;

    private final String property;
    private final Map<String, SpecNode> alternatives = new LinkedHashMap<>();

    private Discriminator(Spec spec, SpecNode schema, SpecNode choices) {
        SpecNode discriminator = schema.child("discriminator");
        this.property = discriminator.text("propertyName");
        Map<String, JsonNode> mapping = new LinkedHashMap<>();
        discriminator.child("mapping").node().properties().forEach(one -> mapping.put(one.getKey(), one.getValue()));
        for (SpecNode choice : choices.elements()) {
            String reference = choice.text("$ref");
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            List<String> values = new ArrayList<>();
            for (Map.Entry<String, JsonNode> one : mapping.entrySet()) {
                if (one.getValue().asText().equals(reference)
                        || one.getValue().asText().equals(name)) {
                    values.add(one.getKey());
                }
            }
            if (values.isEmpty()) {
                addListed(spec, choice, values, 0);
            }
            if (values.isEmpty() && !name.isEmpty()) {
                values.add(name);
            }
            values.forEach(value -> alternatives.put(value, choice));
        }
    }

    /** The values that an alternative lists for the property itself. */
    private void addListed(Spec spec, SpecNode alternative, List<String> values, int depth) {
        SpecNode schema = spec.resolve(alternative);
        JsonNode kind = spec.resolve(schema.child("properties").child(property)).node();
        if (kind.has("const")) {
            values.add(kind.get("const").asText());
        }
        kind.path("enum").forEach(value -> values.add(value.asText()));
        if (depth < MAX_DEPTH) {
            schema.child("allOf").elements().forEach(part -> addListed(spec, part, values, depth + 1));
        }
    }

    /** Empty for a schema without one. */
    static Optional<Discriminator> of(Spec spec, SpecNode schema, SpecNode choices) {
        return schema.child("discriminator").child("propertyName").isThere()
                ? Optional.of(new Discriminator(spec, schema, choices))
                : Optional.empty();
    }

    String property() {
        return property;
    }

    /** The alternative that an object says it is; empty when it says nothing, or what is not known. */
    Optional<SpecNode> alternative(JsonNode object) {
        return Optional.ofNullable(alternatives.get(object.path(property).asText()));
    }

    /** The values that are known: {@code [image, video]}. */
    @Override
    public String toString() {
        return alternatives.keySet().toString();
    }
}
