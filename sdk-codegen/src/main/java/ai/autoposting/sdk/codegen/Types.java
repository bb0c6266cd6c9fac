package ai.autoposting.sdk.codegen;

import ai.autoposting.sdk.codegen.JavaType.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The types of the specification: gives every schema its Java type, and every schema that needs a class of its own a name,
 * the same one in every build. Knows nothing of operations.
 */
final class Types {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema<?>> components;
    private final TypeNames names;
    private final Map<String, Views.ObjectType> objects = new TreeMap<>();
    private final Map<String, Views.EnumType> enums = new TreeMap<>();
    private final Map<String, Views.UnionType> unions = new TreeMap<>();
    /** Where each class came from, to tell a second use from a clash. */
    private final Map<String, Schema<?>> owners = new LinkedHashMap<>();

    private final Set<String> listed = new LinkedHashSet<>();

    Types(Map<String, Schema<?>> components, TypeNames names) {
        this.components = components;
        this.names = names;
    }

    Map<String, Views.ObjectType> objects() {
        Map<String, Views.ObjectType> linked = new TreeMap<>();
        objects.forEach((name, type) -> linked.put(
                name,
                new Views.ObjectType(
                        name,
                        type.doc(),
                        type.deprecated(),
                        type.properties(),
                        unions.values().stream()
                                .filter(union -> union.types().contains(name))
                                .map(Views.UnionType::name)
                                .toList())));
        return linked;
    }

    Map<String, Views.EnumType> enums() {
        return enums;
    }

    Map<String, Views.UnionType> unions() {
        return unions;
    }

    /** Whether generated code names a type that the specification calls deprecated. */
    boolean anyDeprecated() {
        return objects.values().stream().anyMatch(Views.ObjectType::deprecated)
                || enums.values().stream().anyMatch(Views.EnumType::deprecated);
    }

    /** Gives every component its class, those that nothing refers to as well. */
    void declareComponents() {
        List.copyOf(components.keySet()).forEach(name -> component(name, REFERENCE + name));
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
        Schema<?> schema = withoutNull(given);
        if (schema.get$ref() != null) {
            return component(schema.get$ref().substring(REFERENCE.length()), place);
        }
        requireSupported(schema, place);
        if (strings(schema, place) != null || isUnion(schema) || isObject(schema)) {
            String name = names.at(place);
            return declare(name == null ? otherwise : name, schema, place, name != null);
        }
        String type = type(schema, place);
        return switch (type) {
            case "array" -> element(schema.getItems(), place, otherwise).list();
            case "object" -> map(schema, place, otherwise);
            case "string" -> string(schema, place);
            case "integer" ->
                "int32".equals(schema.getFormat())
                        ? JavaType.scalar("Integer", "Int")
                        : JavaType.scalar("Long", "Whole");
            case "number" -> number(schema);
            case "boolean" -> JavaType.scalar("Boolean", "Bool");
            case "any" -> JavaType.freeForm();
            default -> throw new SpecException(place, "type " + type + " cannot be generated");
        };
    }

    /** As {@link #of}, with Optional around it where null is allowed: for what stands in no property. */
    JavaType element(@Nullable Schema<?> schema, String place, String parent) {
        JavaType type = of(schema, place + ".item", parent + "Item");
        if (type.isBytes()) {
            throw new SpecException(place, "format byte inside of a list or map cannot be generated");
        }
        return nullable(schema) ? type.optional() : type;
    }

    private JavaType map(Schema<?> schema, String place, String parent) {
        return schema.getAdditionalProperties() instanceof Schema<?> values
                ? element(values, place, parent).map()
                : JavaType.freeForm().map();
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
            default -> JavaType.scalar("String", "Text");
        };
    }

    private JavaType component(String name, String place) {
        Schema<?> schema = components.get(name);
        if (schema == null) {
            throw new SpecException(place, "there is no component " + name);
        }
        return of(schema, "components." + name, Names.pascal(name));
    }

    /** Whether null is a value of this schema. */
    boolean nullable(@Nullable Schema<?> schema) {
        if (schema == null) {
            return false;
        }
        if (schema.get$ref() != null) {
            return nullable(components.get(schema.get$ref().substring(REFERENCE.length())));
        }
        return Boolean.TRUE.equals(schema.getNullable())
                || schema.getTypes() != null
                        && schema.getTypes().contains("null")
                        && schema.getTypes().size() > 1
                || schema.getEnum() != null && schema.getEnum().contains(null)
                || alternatives(schema).stream().anyMatch(Types::isNull);
    }

    /** {@code anyOf: [{$ref: X}, {type: null}]} is X; the null is for {@link #nullable} to see. */
    private static Schema<?> withoutNull(Schema<?> schema) {
        List<Schema<?>> others =
                alternatives(schema).stream().filter(each -> !isNull(each)).toList();
        boolean hadNull = others.size() < alternatives(schema).size();
        if (hadNull && others.size() == 1) {
            return withoutNull(others.get(0));
        }
        boolean wrapsOne = schema.getAllOf() != null && schema.getAllOf().size() == 1 && schema.getProperties() == null;
        return wrapsOne ? withoutNull(schema.getAllOf().get(0)) : schema;
    }

    private static List<Schema<?>> alternatives(Schema<?> schema) {
        List<Schema<?>> all = new ArrayList<>();
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(all::add);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(all::add);
        }
        return all;
    }

    static boolean isNull(Schema<?> schema) {
        return "null".equals(schema.getType()) || Set.of("null").equals(schema.getTypes());
    }

    private static String type(Schema<?> schema, String place) {
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.remove("null");
        if (types.size() > 1) {
            throw new SpecException(
                    place, "one of several types " + types + " cannot be generated; leave the type out for any JSON");
        }
        if (types.isEmpty()) {
            boolean map = schema.getAdditionalProperties() != null;
            return schema.getItems() != null ? "array" : map ? "object" : "any";
        }
        return types.iterator().next();
    }

    private static void requireSupported(Schema<?> schema, String place) {
        boolean union = isUnion(schema);
        if (!union && schema.getOneOf() != null) {
            throw new SpecException(place, "oneOf needs a discriminator");
        }
        if (schema.getAnyOf() != null) {
            throw new SpecException(place, "anyOf cannot be generated, except for one type or null");
        }
        if (schema.getNot() != null
                || schema.getPrefixItems() != null
                || schema.getPatternProperties() != null
                || schema.getIf() != null
                || schema.getDependentSchemas() != null
                || schema.getContains() != null) {
            throw new SpecException(
                    place,
                    "not, prefixItems, patternProperties, if, dependentSchemas and contains cannot be generated");
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> && schema.getProperties() != null) {
            throw new SpecException(place, "properties beside typed additionalProperties cannot be generated");
        }
    }

    private static boolean isUnion(Schema<?> schema) {
        return schema.getOneOf() != null && schema.getDiscriminator() != null;
    }

    private static boolean isObject(Schema<?> schema) {
        return schema.getProperties() != null && !schema.getProperties().isEmpty() || schema.getAllOf() != null;
    }

    /** The values of a string enum or const, null left out; null when the schema is neither. */
    private static @Nullable List<String> strings(Schema<?> schema, String place) {
        List<?> values = schema.getConst() != null ? List.of(schema.getConst()) : schema.getEnum();
        if (values == null) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof String text) {
                strings.add(text);
            } else if (value != null && schema.getConst() == null) {
                throw new SpecException(place, "an enum of other values than strings cannot be generated: " + value);
            }
        }
        return strings.isEmpty() ? null : strings;
    }

    private JavaType declare(String name, Schema<?> schema, String place, boolean isListed) {
        if (Names.isTakenType(name)) {
            throw new SpecException(
                    place, "generated code knows another " + name + "; list another name for this place");
        }
        List<String> values = strings(schema, place);
        Kind kind = values == null ? Kind.MODEL : Kind.OPEN_ENUM;
        Schema<?> owner = owners.putIfAbsent(name, schema);
        boolean bothListed = isListed && (owner == null || listed.contains(name));
        if (isListed) {
            listed.add(name);
        }
        if (owner != null && owner != schema && !(values != null && enums.containsKey(name) && bothListed)) {
            throw new SpecException(place, "there is already a type " + name + "; list another name for this place");
        }
        if (owner == schema && (objects.containsKey(name) || enums.containsKey(name) || unions.containsKey(name))) {
            return JavaType.generated(name, kind);
        }
        if (values != null) {
            enums.put(name, openEnum(name, schema, values));
        } else if (isUnion(schema)) {
            unions.put(name, union(name, schema, place));
        } else if (owner == null) {
            Map<String, Schema<?>> properties = new LinkedHashMap<>();
            Set<String> required = new LinkedHashSet<>();
            merge(schema, place, properties, required);
            objects.put(name, object(name, place, schema, properties, required));
        }
        return JavaType.generated(name, kind);
    }

    private Views.EnumType openEnum(String name, Schema<?> schema, List<String> values) {
        Set<String> all = new LinkedHashSet<>();
        Views.EnumType known = enums.get(name);
        if (known != null) {
            known.constants().forEach(constant -> all.add(constant.wire()));
        }
        all.addAll(values);
        Map<String, String> taken = new LinkedHashMap<>();
        List<Views.Constant> constants = new ArrayList<>();
        for (String wire : all) {
            String listedName = names.at(name + "." + wire);
            String constant = listedName == null ? Names.constant(wire) : listedName;
            if (constant.equals("UNKNOWN")) {
                throw new SpecException(
                        name, "value \"" + wire + "\" collides with UNKNOWN; list " + name + "." + wire + "=…");
            }
            String other = taken.putIfAbsent(constant, wire);
            if (other != null) {
                throw new SpecException(
                        name,
                        "values \"" + other + "\" and \"" + wire + "\" are both " + constant + "; list " + name + "."
                                + wire + "=…");
            }
            constants.add(new Views.Constant(constant, wire));
        }
        String doc = new Doc()
                .text(schema.getDescription())
                .html(
                        "An open set: the service may answer values that are not listed here; {@link #known()} says {@code UNKNOWN} for them.")
                .comment();
        return new Views.EnumType(name, doc, Boolean.TRUE.equals(schema.getDeprecated()), constants);
    }

    private Views.UnionType union(String name, Schema<?> schema, String place) {
        String property = schema.getDiscriminator().getPropertyName();
        Map<String, String> mapping = new LinkedHashMap<>();
        if (schema.getDiscriminator().getMapping() != null) {
            mapping.putAll(schema.getDiscriminator().getMapping());
        }
        List<Views.Case> cases = new ArrayList<>();
        Set<String> types = new LinkedHashSet<>();
        for (Schema<?> variant : schema.getOneOf()) {
            String reference = variant.get$ref();
            if (reference == null) {
                throw new SpecException(place, "a oneOf variant must be a $ref");
            }
            String component = reference.substring(REFERENCE.length());
            String type = component(component, place).java();
            Map<String, Schema<?>> properties = new LinkedHashMap<>();
            Set<String> required = new LinkedHashSet<>();
            merge(Objects.requireNonNull(components.get(component)), reference, properties, required);
            if (!required.contains(property)) {
                throw new SpecException(reference, "a oneOf variant must require the discriminator " + property);
            }
            types.add(type);
            List<String> wires = new ArrayList<>();
            mapping.forEach((wire, target) -> {
                if (target.equals(reference) || target.equals(component)) {
                    wires.add(wire);
                }
            });
            (wires.isEmpty() ? List.of(component) : wires).forEach(wire -> cases.add(new Views.Case(wire, type)));
        }
        String doc = new Doc()
                .text(schema.getDescription())
                .html("One of several types, told apart by {@code " + property
                        + "}. One that the SDK does not know is an {@link Unknown}.")
                .comment();
        return new Views.UnionType(name, doc, property, List.copyOf(types), cases);
    }

    /** The properties that an object of this schema has, those of its allOf parts included. */
    Map<String, Schema<?>> properties(Schema<?> schema, String place) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        if (isObject(schema)) {
            merge(schema, place, properties, new LinkedHashSet<>());
        }
        return properties;
    }

    /** Puts the properties of allOf parts and the schema's own together. */
    private void merge(Schema<?> schema, String place, Map<String, Schema<?>> properties, Set<String> required) {
        if (schema.getAllOf() != null) {
            for (Schema<?> part : schema.getAllOf()) {
                Schema<?> target = part.get$ref() == null
                        ? part
                        : components.get(part.get$ref().substring(REFERENCE.length()));
                if (target == null
                        || target.getOneOf() != null
                        || target.getAnyOf() != null
                        || target.getEnum() != null) {
                    throw new SpecException(place, "allOf can be generated for plain objects only");
                }
                merge(target, place, properties, required);
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(properties::put);
        }
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
    }

    private static String description(Schema<?> schema, String place) {
        Doc doc = new Doc().text(schema.getDescription());
        return schema.getDescription() == null
                ? doc.html(Doc.code(place) + " in the specification.").comment()
                : doc.comment();
    }

    private Views.ObjectType object(
            String name, String place, Schema<?> schema, Map<String, Schema<?>> properties, Set<String> required) {
        List<Views.Property> views = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        properties.forEach((wire, property) -> {
            Views.Property view = property(name, wire, property, required.contains(wire), "body", true);
            if (!taken.add(view.name())) {
                throw new SpecException(
                        name + "." + wire,
                        "two properties are called " + view.name() + " in Java; list java." + name + "." + wire + "=…");
            }
            views.add(view);
        });
        for (String wire : required) {
            if (!properties.containsKey(wire)) {
                throw new SpecException(name + "." + wire, "required, but there is no such property");
            }
        }
        return new Views.ObjectType(
                name, description(schema, place), Boolean.TRUE.equals(schema.getDeprecated()), views, List.of());
    }

    Views.Property property(
            String parent, String wire, Schema<?> schema, boolean required, String location, boolean explode) {
        String place = parent + "." + wire;
        JavaType type = of(schema, place, parent + Names.pascal(wire));
        String listedName = names.at("java." + place);
        boolean secret = "password".equals(schema.getFormat()) || Names.isSecret(wire);
        return new Views.Property(
                wire,
                listedName == null ? Names.camel(wire) : listedName,
                type,
                required,
                nullable(schema) || type.isFreeForm(),
                secret,
                Boolean.TRUE.equals(schema.getDeprecated()),
                Boolean.TRUE.equals(schema.getReadOnly()),
                location,
                explode,
                doc(wire, schema).comment(),
                required
                        ? doc(wire, schema).html("Required.").comment()
                        : doc(wire, schema).comment());
    }

    /** OpenAPI 3.1 has a list of examples beside the old single one. */
    static @Nullable Object example(Schema<?> schema) {
        return schema.getExample() == null
                        && schema.getExamples() != null
                        && !schema.getExamples().isEmpty()
                ? schema.getExamples().get(0)
                : schema.getExample();
    }

    private static Doc doc(String wire, Schema<?> schema) {
        Doc doc = new Doc().text(schema.getDescription());
        if (schema.getDescription() == null) {
            doc.html(Doc.code(wire) + ".");
        }
        return doc.example(example(schema));
    }
}
