package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Puts the members of an object together: those of its {@code allOf} parts and its own. */
final class Merging {
    private final Schemas schemas;

    Merging(Schemas schemas) {
        this.schemas = schemas;
    }

    Schemas.Members members(JsonNode schema, String place) {
        Schemas.Members members = new Schemas.Members();
        merge(schema, place, members, new HashSet<>());
        members.required()
                .forEach(name ->
                        members.properties().computeIfAbsent(name, any -> JsonNodeFactory.instance.objectNode()));
        return members;
    }

    private void merge(JsonNode schema, String place, Schemas.Members members, Set<String> open) {
        if (schema.has("allOf") || schemas.isReferenceWithMore(schema)) {
            for (JsonNode part : schemas.parts(schema)) {
                String reference = part.path("$ref").asText();
                if (!reference.isEmpty() && !open.add(reference)) {
                    throw new SpecException(place, "allOf contains itself", "any." + place + " = true");
                }
                merge(plainObject(part, place), place, members, open);
                open.remove(reference);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> property : Document.fields(schema.path("properties"))) {
            members.properties().merge(property.getKey(), property.getValue(), this::both);
        }
        schema.path("required").forEach(name -> members.required().add(name.asText()));
    }

    /** Two parts may say the same of a property; where they do not, both hold. */
    private JsonNode both(JsonNode one, JsonNode other) {
        if (schemas.fingerprints().of(one).equals(schemas.fingerprints().of(other)) || !Keywords.isStructured(other)) {
            return one;
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("allOf").add(one).add(other);
        return both;
    }

    private JsonNode plainObject(JsonNode part, String place) {
        JsonNode target = part.has("allOf") || schemas.isReferenceWithMore(part) ? part : resolveOnce(part, place);
        boolean plain = target.has("properties")
                || target.has("required")
                || target.has("allOf")
                || target.path("type").asText().equals("object");
        boolean other = target.has("oneOf") || target.has("anyOf") || target.has("enum");
        if (!plain || other) {
            throw new SpecException(place, "allOf can be generated for plain objects only", "any." + place + " = true");
        }
        return target;
    }

    private JsonNode resolveOnce(JsonNode part, String place) {
        JsonNode target = schemas.withoutNull(part, place);
        return target.has("$ref") ? schemas.target(target, place) : target;
    }
}
