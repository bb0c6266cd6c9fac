package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the schemas of a specification mean: their references, whether null is allowed, the parts that they are put together of. */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema<?>> components = new LinkedHashMap<>();

    Schemas(OpenAPI spec) {
        if (spec.getComponents() != null && spec.getComponents().getSchemas() != null) {
            spec.getComponents().getSchemas().forEach(components::put);
        }
    }

    /** The properties of an object, and which of them must be there. */
    record Members(Map<String, Schema<?>> properties, Set<String> required) {
        private Members() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    Set<String> components() {
        return components.keySet();
    }

    Schema<?> component(String name, String place) {
        Schema<?> schema = components.get(name);
        if (schema == null) {
            throw new SpecException(place, "there is no component " + name);
        }
        return schema;
    }

    /** The name of the component that {@code $ref} points to. */
    static String target(String reference) {
        return reference.substring(REFERENCE.length());
    }

    Schema<?> resolve(Schema<?> schema, String place) {
        return schema.get$ref() == null ? schema : resolve(component(target(schema.get$ref()), place), place);
    }

    private @Nullable Schema<?> referenced(Schema<?> schema) {
        return schema.get$ref() == null ? schema : components.get(target(schema.get$ref()));
    }

    /** Whether null is a value of this schema. */
    boolean nullable(@Nullable Schema<?> schema) {
        if (schema == null) {
            return false;
        }
        if (schema.get$ref() != null) {
            return nullable(referenced(schema));
        }
        return Boolean.TRUE.equals(schema.getNullable())
                || schema.getTypes() != null
                        && schema.getTypes().contains("null")
                        && schema.getTypes().size() > 1
                || schema.getEnum() != null && schema.getEnum().contains(null)
                || alternatives(schema).stream().anyMatch(Schemas::isNull);
    }

    /** Whether null is the only value. */
    static boolean isNull(Schema<?> schema) {
        return "null".equals(schema.getType()) || Set.of("null").equals(schema.getTypes());
    }

    /** {@code anyOf: [{$ref: X}, {type: null}]} is X; the null is for {@link #nullable} to see. */
    static Schema<?> withoutNull(Schema<?> schema) {
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

    /** The members of an object: those of its allOf parts and its own. */
    Members members(Schema<?> schema, String place) {
        Members members = new Members();
        merge(schema, place, members);
        return members;
    }

    private void merge(Schema<?> schema, String place, Members members) {
        if (schema.getAllOf() != null) {
            for (Schema<?> part : schema.getAllOf()) {
                merge(plainObject(part, place), place, members);
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(members.properties()::put);
        }
        if (schema.getRequired() != null) {
            members.required().addAll(schema.getRequired());
        }
    }

    private Schema<?> plainObject(Schema<?> part, String place) {
        Schema<?> target = referenced(part);
        if (target == null || target.getOneOf() != null || target.getAnyOf() != null || target.getEnum() != null) {
            throw new SpecException(place, "allOf can be generated for plain objects only");
        }
        return target;
    }

    /** OpenAPI 3.1 has a list of examples beside the old single one. */
    static @Nullable Object example(Schema<?> schema) {
        List<?> examples = schema.getExamples();
        boolean listed = schema.getExample() == null && examples != null && !examples.isEmpty();
        return listed ? examples.get(0) : schema.getExample();
    }

    static boolean isDeprecated(Schema<?> schema) {
        return Boolean.TRUE.equals(schema.getDeprecated());
    }
}
