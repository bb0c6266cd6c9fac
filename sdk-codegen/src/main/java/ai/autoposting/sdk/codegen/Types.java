package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The registry of types: gives every schema its Java type, and every schema that needs a class of its own a name, the same
 * one in every build.
 */
final class Types {
    private final Schemas schemas;
    private final TypeNames names;
    private final ObjectTypes objectTypes;
    private final UnionTypes unionTypes;
    private final EnumTypes enumTypes;
    private final Map<String, ModelViews.ObjectType> objects = new TreeMap<>();
    private final Map<String, ModelViews.EnumType> enums = new TreeMap<>();
    private final Map<String, ModelViews.UnionType> unions = new TreeMap<>();
    /** Where each class came from, to tell a second use from a clash. */
    private final Map<String, Schema<?>> owners = new LinkedHashMap<>();

    /** Names that the list has given: enums of one listed name are one type. */
    private final Set<String> listed = new HashSet<>();

    Types(Schemas schemas, TypeNames names) {
        this.schemas = schemas;
        this.names = names;
        this.objectTypes = new ObjectTypes(schemas, this, names);
        this.unionTypes = new UnionTypes(schemas, this);
        this.enumTypes = new EnumTypes(names);
    }

    Map<String, ModelViews.ObjectType> objects() {
        Map<String, ModelViews.ObjectType> linked = new TreeMap<>();
        objects.forEach((name, type) -> linked.put(name, type.memberOf(unions.values())));
        return linked;
    }

    Map<String, ModelViews.EnumType> enums() {
        return enums;
    }

    Map<String, ModelViews.UnionType> unions() {
        return unions;
    }

    /** Whether generated code names a type that the specification calls deprecated. */
    boolean anyDeprecated() {
        return objects.values().stream().anyMatch(ModelViews.ObjectType::deprecated)
                || enums.values().stream().anyMatch(ModelViews.EnumType::deprecated);
    }

    /** Gives every component its class, those that nothing refers to as well. */
    void declareComponents() {
        List.copyOf(schemas.components()).forEach(name -> component(name, name));
    }

    JavaType component(String name, String place) {
        return of(schemas.component(name, place), "components." + name, Names.pascal(name));
    }

    /**
     * The Java type of a schema, not regarding whether it may be null.
     *
     * @param place where the schema stands: {@code Parent.property}
     * @param otherwise the name of its class when the list has none for the place
     */
    JavaType of(@Nullable Schema<?> given, String place, String otherwise) {
        if (given == null) {
            return JavaType.freeForm();
        }
        Schema<?> schema = Schemas.withoutNull(given);
        if (schema.get$ref() != null) {
            return component(Schemas.target(schema.get$ref()), place);
        }
        Shape shape = Shape.of(schema, place);
        return switch (shape) {
            case ENUM, UNION, OBJECT -> declare(schema, shape, place, otherwise);
            case ARRAY -> element(schema.getItems(), place, otherwise).list();
            case MAP -> values(schema, place, otherwise).map();
            case STRING -> string(schema, place);
            case INTEGER ->
                "int32".equals(schema.getFormat())
                        ? JavaType.scalar("Integer", "Int")
                        : JavaType.scalar("Long", "Whole");
            case NUMBER -> number(schema);
            case BOOLEAN -> JavaType.scalar("Boolean", "Bool");
            case ANY -> JavaType.freeForm();
        };
    }

    private JavaType values(Schema<?> map, String place, String otherwise) {
        return map.getAdditionalProperties() instanceof Schema<?> values
                ? element(values, place, otherwise)
                : JavaType.freeForm();
    }

    /** As {@link #of}, with Optional around it where null is allowed: for what stands in no property. */
    private JavaType element(@Nullable Schema<?> schema, String place, String parent) {
        String inner = place + ".item";
        JavaType type = of(schema, inner, isContainer(schema, inner) ? parent : elementName(place, parent));
        if (type.isBytes()) {
            throw new SpecException(place, "format byte inside of a list or map cannot be generated");
        }
        return schemas.nullable(schema) ? type.optional() : type;
    }

    /** Inside of a component it cannot be the plain singular, which other components are called. */
    private static String elementName(String place, String parent) {
        return place.startsWith("components.") ? parent + "Item" : Names.element(parent);
    }

    /** A list of lists needs no class, and what those hold is called as if there were one list. */
    private static boolean isContainer(@Nullable Schema<?> given, String place) {
        if (given == null) {
            return false;
        }
        Schema<?> schema = Schemas.withoutNull(given);
        if (schema.get$ref() != null) {
            return false;
        }
        Shape shape = Shape.of(schema, place);
        return shape == Shape.ARRAY || shape == Shape.MAP;
    }

    private static JavaType number(Schema<?> schema) {
        String format = Objects.requireNonNullElse(schema.getFormat(), "");
        return switch (format) {
            case "float" -> JavaType.scalar("Float", "Single");
            case "double" -> JavaType.scalar("Double", "Real");
            default -> JavaType.scalar("BigDecimal", "Decimal");
        };
    }

    private static JavaType string(Schema<?> schema, String place) {
        String format = Objects.requireNonNullElse(schema.getFormat(), "");
        return switch (format) {
            case "date-time" -> JavaType.scalar("OffsetDateTime", "DateTime");
            case "date" -> JavaType.scalar("LocalDate", "Date");
            case "uuid" -> JavaType.scalar("UUID", "Uuid");
            case "uri" -> JavaType.scalar("URI", "Uri");
            case "byte" -> JavaType.bytes();
            case "binary" -> throw new SpecException(place, "format binary inside of JSON cannot be generated");
            default -> JavaType.text();
        };
    }

    private JavaType declare(Schema<?> schema, Shape shape, String place, String otherwise) {
        String listedName = names.at(place);
        String name = listedName == null ? otherwise : listedName;
        if (Names.isTakenType(name)) {
            throw new SpecException(
                    place, "generated code knows another " + name + "; list another name for this place");
        }
        Schema<?> owner = owners.putIfAbsent(name, schema);
        boolean listedBefore = listedName != null && !listed.add(name);
        boolean sameEnum = shape == Shape.ENUM && enums.containsKey(name) && listedBefore;
        if (owner != null && owner != schema && !sameEnum) {
            throw new SpecException(place, "there is already a type " + name + "; list another name for this place");
        }
        if (owner != schema || !isDeclared(name)) {
            make(name, schema, shape, place, owner == null);
        }
        return shape == Shape.ENUM ? JavaType.openEnum(name) : JavaType.model(name);
    }

    boolean isDeclared(String name) {
        return objects.containsKey(name) || enums.containsKey(name) || unions.containsKey(name);
    }

    /** A type that is inside of itself comes here again, while it is being made. */
    private void make(String name, Schema<?> schema, Shape shape, String place, boolean first) {
        if (shape == Shape.ENUM) {
            enums.put(name, enumTypes.make(name, schema, Shape.enumValues(schema, place), enums.get(name)));
        } else if (shape == Shape.UNION) {
            unions.put(name, unionTypes.make(name, schema, place));
        } else if (first) {
            objects.put(name, objectTypes.make(name, schema, place));
        }
    }
}
