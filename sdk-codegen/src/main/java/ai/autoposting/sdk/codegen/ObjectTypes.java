package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes model classes: names, types and documents their properties. */
final class ObjectTypes {
    private static final int MAX_PROPERTIES = 1000;
    private static final Pattern PLAIN_PLACE =
            Pattern.compile("components\\.(?<schema>[^.]+)|(?<operation>[^.]+)\\.(?<part>request|result)");

    private final Schemas schemas;
    private final Types types;
    private final TypeNames names;
    private final SecretProperties secrets;
    private final Problems problems;

    ObjectTypes(Schemas schemas, Types types, TypeNames names, Problems problems) {
        this.problems = problems;
        this.schemas = schemas;
        this.types = types;
        this.names = names;
        this.secrets = new SecretProperties(types, names);
    }

    ModelViews.ObjectType make(String name, JsonNode schema, String place) {
        Schemas.Members members = schemas.members(schema, place);
        List<ModelViews.Property> properties = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        members.properties()
                .forEach((wire, property) -> problems.orElse(() -> {
                    ModelViews.Property view =
                            property(name, wire, property, members.required().contains(wire));
                    if (!taken.add(view.name())) {
                        throw new SpecException(
                                name + "." + wire,
                                "two properties are called " + view.name() + " in Java",
                                "java." + name + "." + wire + " = " + view.name() + "2");
                    }
                    properties.add(view);
                }));
        if (properties.size() > MAX_PROPERTIES) {
            throw new SpecException(
                    place,
                    "more than " + MAX_PROPERTIES + " properties do not fit into a class",
                    "any." + place + " = true");
        }
        return new ModelViews.ObjectType(name, doc(schema, place), Schemas.isDeprecated(schema), properties, List.of());
    }

    private ModelViews.Property property(String parent, String wire, JsonNode schema, boolean required) {
        String place = parent + "." + wire;
        JavaType type = types.of(schema, place, parent + Names.part(wire));
        JsonNode target = types.target(schema, place);
        Set<Trait> traits = Trait.those(Map.of(
                Trait.REQUIRED,
                required,
                Trait.NULLABLE,
                schemas.nullable(schema) || type.isFreeForm(),
                Trait.SECRET,
                secrets.isSecret(place, wire, schema, type),
                Trait.DEPRECATED,
                Schemas.isDeprecated(schema),
                Trait.READ_ONLY,
                isReadOnly(schema) || isReadOnly(target)));
        ModelViews.Property silent = new ModelViews.Property(wire, names.accessor(place, wire), type, traits, "", "");
        return new ModelViews.Property(
                wire,
                silent.name(),
                type,
                traits,
                accessorDoc(silent, describe(wire, schema, target)),
                setterDoc(silent, describe(wire, schema, target)));
    }

    private static Javadoc describe(String wire, JsonNode schema, JsonNode target) {
        return Javadoc.describing(
                "property",
                wire,
                Schemas.description(schema),
                Limits.sentence(schema, target),
                Schemas.example(schema));
    }

    /** That an Optional can be empty says its type. */
    private static String accessorDoc(ModelViews.Property property, Javadoc doc) {
        if (property.plain()) {
            doc.tag("throws", "IllegalStateException when it is missing, although the specification requires it");
        } else if (property.collection()) {
            doc.tag("return", "empty as well when it is missing");
        }
        return doc.comment();
    }

    private static String setterDoc(ModelViews.Property property, Javadoc doc) {
        if (property.demanded()) {
            doc.html("Required.");
        } else if (property.traits().contains(Trait.READ_ONLY)) {
            doc.html("Read-only: it comes from the service and should not be sent.");
        }
        return doc.comment();
    }

    private static boolean isReadOnly(JsonNode schema) {
        return schema.path("readOnly").asBoolean();
    }

    private static String doc(JsonNode schema, String place) {
        Javadoc doc = new Javadoc().text(Schemas.description(schema));
        return doc.isEmpty() ? doc.html(named(place)).comment() : doc.comment();
    }

    /** What the specification does not describe is found there by its name. */
    private static String named(String place) {
        Matcher plain = PLAIN_PLACE.matcher(place);
        if (!plain.matches()) {
            return Javadoc.code(place) + " in the specification.";
        }
        if (plain.group("schema") != null) {
            return "The schema " + Javadoc.code(plain.group("schema")) + " of the specification.";
        }
        String what = plain.group("part").equals("request") ? "The body of a request of " : "The result of ";
        return what + Javadoc.code(plain.group("operation")) + ".";
    }
}
