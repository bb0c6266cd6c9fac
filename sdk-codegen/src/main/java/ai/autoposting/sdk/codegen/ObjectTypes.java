package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes model classes: names, types and documents their properties. */
final class ObjectTypes {
    private final Schemas schemas;
    private final Types types;
    private final TypeNames names;
    private final SecretProperties secrets;

    ObjectTypes(Schemas schemas, Types types, TypeNames names) {
        this.schemas = schemas;
        this.types = types;
        this.names = names;
        this.secrets = new SecretProperties(names);
    }

    ModelViews.ObjectType make(String name, Schema<?> schema, String place) {
        Schemas.Members members = schemas.members(schema, place);
        List<ModelViews.Property> properties = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        members.properties().forEach((wire, property) -> {
            ModelViews.Property view =
                    property(name, wire, property, members.required().contains(wire));
            if (!taken.add(view.name())) {
                throw new SpecException(
                        name + "." + wire,
                        "two properties are called " + view.name() + " in Java; list java." + name + "." + wire + "=…");
            }
            properties.add(view);
        });
        for (String wire : members.required()) {
            if (!members.properties().containsKey(wire)) {
                throw new SpecException(name + "." + wire, "required, but there is no such property");
            }
        }
        return new ModelViews.ObjectType(name, doc(schema, place), Schemas.isDeprecated(schema), properties, List.of());
    }

    private ModelViews.Property property(String parent, String wire, Schema<?> schema, boolean required) {
        String place = parent + "." + wire;
        JavaType type = types.of(schema, place, parent + Names.part(wire));
        Set<Trait> traits = Trait.those(Map.of(
                Trait.REQUIRED, required,
                Trait.NULLABLE, schemas.nullable(schema) || type.isFreeForm(),
                Trait.SECRET, secrets.isSecret(place, wire, schema, type),
                Trait.DEPRECATED, Schemas.isDeprecated(schema),
                Trait.READ_ONLY, Boolean.TRUE.equals(schema.getReadOnly())));
        Javadoc doc = Javadoc.describing(
                "property",
                wire,
                schema.getDescription(),
                Limits.sentence(schema, schemas.resolve(Schemas.withoutNull(schema), place)),
                Schemas.example(schema));
        String accessorDoc = doc.comment();
        String builderDoc = required ? doc.html("Required.").comment() : accessorDoc;
        return new ModelViews.Property(wire, names.accessor(place, wire), type, traits, accessorDoc, builderDoc);
    }

    private static String doc(Schema<?> schema, String place) {
        Javadoc doc = new Javadoc().text(schema.getDescription());
        return doc.isEmpty()
                ? doc.html(Javadoc.code(place) + " in the specification.").comment()
                : doc.comment();
    }
}
