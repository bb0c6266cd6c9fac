package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The registry of types: gives every schema its Java type, and every schema that needs a class of its own a name, the same
 * one in every build.
 */
final class Types {
    private final Schemas schemas;
    private final TypeNames names;
    private final SharedTypes shared;
    private final ObjectTypes objectTypes;
    private final UnionTypes unionTypes;
    private final EnumTypes enumTypes;
    private final Map<String, ModelViews.ObjectType> objects = new TreeMap<>();
    private final Map<String, ModelViews.EnumType> enums = new TreeMap<>();
    private final Map<String, ModelViews.UnionType> unions = new TreeMap<>();
    private final TypeOwners owners;

    /** What is being read: components, and other targets of references. */
    private final Set<String> open = new LinkedHashSet<>();

    private final Unfolding unfolding = new Unfolding();

    Types(Schemas schemas, TypeNames names, SharedTypes shared, Problems problems) {
        this.schemas = schemas;
        this.names = names;
        this.shared = shared;
        this.objectTypes = new ObjectTypes(schemas, this, names, problems);
        this.unionTypes = new UnionTypes(schemas, this);
        this.enumTypes = new EnumTypes(names);
        this.owners = new TypeOwners(names);
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

    /** Of all classes. */
    Set<String> names() {
        Set<String> all = new TreeSet<>(objects.keySet());
        all.addAll(enums.keySet());
        all.addAll(unions.keySet());
        return all;
    }

    /** Whether generated code names a type that the specification calls deprecated. */
    boolean anyDeprecated() {
        return objects.values().stream().anyMatch(ModelViews.ObjectType::deprecated)
                || enums.values().stream().anyMatch(ModelViews.EnumType::deprecated);
    }

    JavaType component(String given, String place) {
        String name = aliased(given, place);
        if (names.skipped("components." + name) != null) {
            throw new SpecException(
                    place, "needs the component " + name + ", which is left out", "any." + place + " = true");
        }
        if (open.add(name)) {
            try {
                return of(schemas.component(name, place), "components." + name, Names.pascal(name));
            } finally {
                open.remove(name);
            }
        }
        String listed = names.at("components." + name);
        String type = listed == null ? Names.pascal(name) : listed;
        if (!isDeclared(type)) {
            throw new SpecException(
                    "components." + name,
                    "contains itself, and no object stands between",
                    "any.components." + name + " = true");
        }
        return JavaType.model(type);
    }

    /** The component that a component is but another name of, or itself. */
    private String aliased(String component, String place) {
        String name = component;
        for (Set<String> seen = new HashSet<>(); seen.add(name); ) {
            if (names.isAny("components." + name)) {
                return name;
            }
            JsonNode schema = schemas.withoutNull(schemas.component(name, place), "components." + name);
            String next = Document.component(schema.path("$ref").asText());
            if (next.isEmpty() || schemas.isReferenceWithMore(schema)) {
                return name;
            }
            name = next;
        }
        throw new SpecException("components." + name, "refers to itself", "any.components." + name + " = true");
    }

    /**
     * The Java type of a schema, not regarding whether it may be null.
     *
     * @param place where the schema stands: {@code Parent.property}
     * @param otherwise the name of its class when the list has none for the place
     */
    JavaType of(@Nullable JsonNode given, String place, String otherwise) {
        if (given == null || given.isMissingNode() || names.isAny(place)) {
            return JavaType.freeForm();
        }
        JsonNode schema = schemas.withoutNull(given, place);
        if (schema.has("$ref") && !schemas.isReferenceWithMore(schema)) {
            return referenced(schema, place, otherwise);
        }
        Shape shape = Shape.of(schema, place);
        return switch (shape) {
            case ENUM, UNION, OBJECT -> declare(schema, shape, place, otherwise);
            case ARRAY -> element(schema.get("items"), place, otherwise).list();
            case MAP -> values(schema, place, otherwise).map();
            case STRING -> string(schema, place);
            case INTEGER ->
                schema.path("format").asText().equals("int32")
                        ? JavaType.scalar("Integer", "Int")
                        : JavaType.scalar("Long", "Whole");
            case NUMBER -> number(schema);
            case BOOLEAN -> JavaType.scalar("Boolean", "Bool");
            case ANY -> JavaType.freeForm();
        };
    }

    /** What a schema is when its references are followed; itself where it is to be any JSON, whatever it says. */
    JsonNode target(JsonNode schema, String place) {
        return names.isAny(place) ? schema : schemas.resolve(schema, place);
    }

    /** A component, or what stands in one; else the type is named after the place that refers to it. */
    private JavaType referenced(JsonNode schema, String place, String otherwise) {
        String reference = schema.path("$ref").asText();
        String component = Document.component(reference);
        if (!component.isEmpty()) {
            return component(component, place);
        }
        JsonNode target = schemas.target(schema, place);
        String[] steps = reference.substring(2).split("/", -1);
        boolean property = reference.matches("#/components/schemas/[^/]+/properties/[^/]+");
        if (!open.add(reference)) {
            throw new SpecException(place, "contains itself", "any." + place + " = true");
        }
        try {
            return property
                    ? of(
                            target,
                            Names.pascal(steps[2]) + "." + steps[4],
                            Names.pascal(steps[2]) + Names.pascal(steps[4]))
                    : of(target, place, otherwise);
        } finally {
            open.remove(reference);
        }
    }

    /** The type of the body of an error: that of a component or of another error, if it has the same shape. */
    JavaType ofError(JsonNode schema, String place, String otherwise) {
        if (schema.has("$ref") || names.isAny(place) || names.at(place) != null || !Shape.isObject(schema)) {
            return of(schema, place, otherwise);
        }
        String shape = schemas.fingerprints().ofRead(schema);
        for (Map.Entry<String, JsonNode> component :
                Document.fields(schemas.document().schemas())) {
            if (schemas.fingerprints().ofRead(component.getValue()).equals(shape)) {
                return component(component.getKey(), place);
            }
        }
        return of(schema, place, shared.name("error " + schemas.fingerprints().of(schema), place, otherwise, null));
    }

    private JavaType values(JsonNode map, String place, String otherwise) {
        return map.path("additionalProperties").isObject()
                        && !map.path("additionalProperties").isEmpty()
                ? element(map.get("additionalProperties"), place, otherwise)
                : JavaType.freeForm();
    }

    /** As {@link #of}, with Optional around it where null is allowed: for what stands in no property. */
    private JavaType element(@Nullable JsonNode schema, String place, String parent) {
        String inner = place + ".item";
        JavaType type = of(schema, inner, isContainer(schema, inner) ? parent : elementName(place, parent));
        if (type.isBytes()) {
            throw new SpecException(
                    place, "format byte inside of a list or map cannot be generated", "any." + place + ".item = true");
        }
        return schema != null && schemas.nullable(schema) ? type.optional() : type;
    }

    /** Inside of a component it cannot be the plain singular, which other components are called. */
    private static String elementName(String place, String parent) {
        return place.startsWith("components.") ? parent + "Item" : Names.element(parent);
    }

    /** A list of lists needs no class, and what those hold is called as if there were one list. */
    private boolean isContainer(@Nullable JsonNode given, String place) {
        if (given == null || names.isAny(place)) {
            return false;
        }
        JsonNode schema = schemas.withoutNull(given, place);
        if (schema.has("$ref")) {
            return false;
        }
        Shape shape = Shape.of(schema, place);
        return shape == Shape.ARRAY || shape == Shape.MAP;
    }

    private static JavaType number(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "float" -> JavaType.scalar("Float", "Single");
            case "double" -> JavaType.scalar("Double", "Real");
            default -> JavaType.scalar("BigDecimal", "Decimal");
        };
    }

    private static JavaType string(JsonNode schema, String place) {
        if (schema.path("contentEncoding").asText().equals("base64")) {
            return JavaType.bytes();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> JavaType.scalar("OffsetDateTime", "DateTime");
            case "date" -> JavaType.scalar("LocalDate", "Date");
            case "uuid" -> JavaType.scalar("UUID", "Uuid");
            case "uri" -> JavaType.scalar("URI", "Uri");
            case "byte" -> JavaType.bytes();
            case "binary" ->
                throw new SpecException(
                        place, "format binary inside of JSON cannot be generated", "any." + place + " = true");
            default -> JavaType.text();
        };
    }

    private JavaType declare(JsonNode schema, Shape shape, String place, String otherwise) {
        String listed = names.at(place);
        if (shape == Shape.ENUM) {
            List<String> values = Shape.texts(schema);
            String ofValues = names.ofValues(values);
            String same = "enum " + new TreeSet<>(values);
            String name = shared.name(same, place, otherwise, listed == null ? ofValues : listed);
            owners.own(name, shape, same, place);
            enums.put(name, enumTypes.make(name, place, schema, enums.get(name)));
            return JavaType.openEnum(name);
        }
        String name = listed == null ? otherwise : listed;
        String same = schemas.fingerprints().of(schema);
        if (owners.own(name, shape, same, place)) {
            unfolding.run(place, same, () -> make(name, shape, schema, place));
        }
        return JavaType.model(name);
    }

    private void make(String name, Shape shape, JsonNode schema, String place) {
        if (shape == Shape.UNION) {
            unions.put(name, unionTypes.make(name, schema, place));
        } else {
            objects.put(name, objectTypes.make(name, schema, place));
        }
    }

    boolean isDeclared(String name) {
        return owners.isDeclared(name);
    }

    /** Where a declared type comes from. */
    String place(String name) {
        return owners.place(name);
    }
}
