package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode mapping = schema.path("discriminator").path("mapping");
        List<ModelViews.Case> cases = new ArrayList<>();
        Set<String> variants = new LinkedHashSet<>();
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
            requireDiscriminator(component, discriminator, place);
            variants.add(type.java());
            for (String wire : values(mapping, component)) {
                if (!known.add(wire)) {
                    throw refused(place, "\"" + wire + "\" stands for two variants");
                }
                cases.add(new ModelViews.Case(wire, type.java()));
            }
        }
        return new ModelViews.UnionType(name, doc(schema, discriminator), discriminator, List.copyOf(variants), cases);
    }

    private static SpecException refused(String place, String rule) {
        return new SpecException(place, rule, "any." + place + " = true");
    }

    private void requireDiscriminator(String component, String discriminator, String place) {
        JsonNode variant = schemas.component(component, place);
        if (!schemas.members(schemas.resolve(variant, place), "components." + component)
                .required()
                .contains(discriminator)) {
            throw refused(place, "the variant " + component + " must require the discriminator " + discriminator);
        }
    }

    /** The values that stand for a variant: those mapped to it, otherwise its own name. */
    private static List<String> values(JsonNode mapping, String component) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> mapped : Document.fields(mapping)) {
            String target = mapped.getValue().asText();
            if (target.equals(component) || Document.component(target).equals(component)) {
                values.add(mapped.getKey());
            }
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
