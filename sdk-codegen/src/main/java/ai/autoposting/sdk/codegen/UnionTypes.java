package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes unions: finds out which value of the discriminator stands for which model. */
final class UnionTypes {
    private final Schemas schemas;
    private final Types types;

    UnionTypes(Schemas schemas, Types types) {
        this.schemas = schemas;
        this.types = types;
    }

    ModelViews.UnionType make(String name, JsonNode schema, String place) {
        String discriminator = schema.path("discriminator").path("propertyName").asText();
        if (discriminator.isEmpty()) {
            throw refused(place, "the discriminator has no propertyName");
        }
        requireAlternativesOnly(schema, discriminator, place);
        JsonNode mapping = schema.path("discriminator").path("mapping");
        List<ModelViews.Case> cases = new ArrayList<>();
        Set<String> variants = new LinkedHashSet<>();
        Set<String> components = new LinkedHashSet<>();
        Set<String> known = new HashSet<>();
        for (JsonNode variant : schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf")) {
            if (Nullability.isNull(variant)) {
                continue;
            }
            String component = Document.component(variant.path("$ref").asText());
            if (component.isEmpty()) {
                throw refused(place, "a variant of a union must be a component");
            }
            JavaType type = types.component(component, place);
            if (!type.isModel() || types.unions().containsKey(type.java())) {
                throw refused(place, "a variant of a union must be an object, which " + component + " is not");
            }
            JsonNode kind = kind(component, discriminator, place);
            components.add(component);
            variants.add(type.java());
            for (String wire : values(mapping, component, kind)) {
                if (!known.add(wire)) {
                    throw refused(place, "\"" + wire + "\" stands for two variants");
                }
                cases.add(new ModelViews.Case(wire, type.java()));
            }
        }
        requireMapped(mapping, components, place);
        return new ModelViews.UnionType(name, doc(schema, discriminator), discriminator, List.copyOf(variants), cases);
    }

    private static SpecException refused(String place, String rule) {
        return new SpecException(place, rule, "any." + place + " = true");
    }

    /** What stands beside the alternatives, but for the discriminator, would be part of each of them. */
    private static void requireAlternativesOnly(JsonNode schema, String discriminator, String place) {
        for (String other : List.of("allOf", schema.has("oneOf") ? "anyOf" : "allOf")) {
            if (schema.has(other)) {
                throw refused(place, other + " beside a union cannot be generated");
            }
        }
        Set<String> own = new LinkedHashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(own::add);
        schema.path("required").forEach(name -> own.add(name.asText()));
        own.remove(discriminator);
        if (!own.isEmpty()) {
            throw refused(place, "properties beside a union cannot be generated: " + String.join(", ", own));
        }
    }

    private static void requireMapped(JsonNode mapping, Set<String> components, String place) {
        for (Map.Entry<String, JsonNode> mapped : Document.fields(mapping)) {
            String target = mapped.getValue().asText();
            if (!components.contains(target) && !components.contains(Document.component(target))) {
                throw refused(place, "\"" + mapped.getKey() + "\" is mapped to " + target + ", which is no variant");
            }
        }
    }

    /** The schema of a variant's discriminator. */
    private JsonNode kind(String component, String discriminator, String place) {
        JsonNode variant = schemas.component(component, place);
        Schemas.Members members = schemas.members(schemas.resolve(variant, place), "components." + component);
        if (!members.required().contains(discriminator)) {
            throw refused(place, "the variant " + component + " must require the discriminator " + discriminator);
        }
        return schemas.resolve(
                members.properties().getOrDefault(discriminator, JsonNodeFactory.instance.objectNode()), place);
    }

    /** The values that stand for a variant: those mapped to it, otherwise those that it lists itself, otherwise its own name. */
    private static List<String> values(JsonNode mapping, String component, JsonNode kind) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> mapped : Document.fields(mapping)) {
            String target = mapped.getValue().asText();
            if (target.equals(component) || Document.component(target).equals(component)) {
                values.add(mapped.getKey());
            }
        }
        if (values.isEmpty()) {
            values.addAll(Shape.texts(kind));
        }
        return values.isEmpty() ? List.of(component) : values;
    }

    private static String doc(JsonNode schema, String discriminator) {
        return new Javadoc()
                .text(Schemas.description(schema))
                .html("One of several types, told apart by " + Javadoc.code(discriminator)
                        + ". One that the SDK does not know is an {@link Unknown}.")
                .comment();
    }
}
