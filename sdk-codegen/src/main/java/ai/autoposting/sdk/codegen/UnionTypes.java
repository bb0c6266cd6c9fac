package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes unions: finds out which value of the discriminator stands for which model. */
final class UnionTypes {
    private final Schemas schemas;
    private final Types types;

    UnionTypes(Schemas schemas, Types types) {
        this.schemas = schemas;
        this.types = types;
    }

    ModelViews.UnionType make(String name, Schema<?> schema, String place) {
        String discriminator = schema.getDiscriminator().getPropertyName();
        List<ModelViews.Case> cases = new ArrayList<>();
        Set<String> variants = new LinkedHashSet<>();
        for (Schema<?> variant : schema.getOneOf()) {
            String reference = variant.get$ref();
            if (reference == null) {
                throw new SpecException(place, "a oneOf variant must be a $ref");
            }
            String type = types.component(Schemas.target(reference), place).java();
            requireDiscriminator(reference, discriminator);
            variants.add(type);
            values(schema.getDiscriminator(), reference).forEach(wire -> cases.add(new ModelViews.Case(wire, type)));
        }
        return new ModelViews.UnionType(name, doc(schema), discriminator, List.copyOf(variants), cases);
    }

    private void requireDiscriminator(String reference, String discriminator) {
        Schema<?> variant = schemas.component(Schemas.target(reference), reference);
        if (!schemas.members(variant, reference).required().contains(discriminator)) {
            throw new SpecException(reference, "a oneOf variant must require the discriminator " + discriminator);
        }
    }

    /** The values that stand for a variant: those mapped to it, otherwise its own name. */
    private static List<String> values(Discriminator discriminator, String reference) {
        String component = Schemas.target(reference);
        List<String> values = new ArrayList<>();
        Map<String, String> mapping = Objects.requireNonNullElse(discriminator.getMapping(), Map.of());
        mapping.forEach((wire, target) -> {
            if (target.equals(reference) || target.equals(component)) {
                values.add(wire);
            }
        });
        return values.isEmpty() ? List.of(component) : values;
    }

    private static String doc(Schema<?> schema) {
        return new Javadoc()
                .text(schema.getDescription())
                .html("One of several types, told apart by {@code "
                        + schema.getDiscriminator().getPropertyName()
                        + "}. One that the SDK does not know is an {@link Unknown}.")
                .comment();
    }
}
