package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The property that says which of a schema's alternatives an object is. */
final class Discriminator {
    private final String property;
    private final Map<String, SpecNode> alternatives = new LinkedHashMap<>();

    private Discriminator(SpecNode schema, SpecNode choices) {
        SpecNode discriminator = schema.child("discriminator");
        this.property = discriminator.text("propertyName");
        Map<String, JsonNode> mapping = new LinkedHashMap<>();
        discriminator.child("mapping").node().properties().forEach(one -> mapping.put(one.getKey(), one.getValue()));
        for (SpecNode choice : choices.elements()) {
            String reference = choice.text("$ref");
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            boolean mapped = false;
            for (Map.Entry<String, JsonNode> one : mapping.entrySet()) {
                if (one.getValue().asText().equals(reference)
                        || one.getValue().asText().equals(name)) {
                    alternatives.put(one.getKey(), choice);
                    mapped = true;
                }
            }
            if (!mapped && !name.isEmpty()) {
                alternatives.put(name, choice);
            }
        }
    }

    /** Empty for a schema without one. */
    static Optional<Discriminator> of(SpecNode schema, SpecNode choices) {
        return schema.child("discriminator").child("propertyName").isThere()
                ? Optional.of(new Discriminator(schema, choices))
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
