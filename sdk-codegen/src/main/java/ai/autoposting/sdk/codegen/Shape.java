package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What kind of value a schema describes, null left out. Refuses what cannot be generated faithfully. */
enum Shape {
    /** A string out of a list. */
    ENUM,
    /** One of several objects, told apart by a property. */
    UNION,
    /** An object whose properties are listed. */
    OBJECT,
    MAP,
    ARRAY,
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** Any JSON. */
    ANY;

    /** @throws SpecException naming the place when no Java type says what the schema says */
    static Shape of(Schema<?> schema, String place) {
        boolean union = schema.getOneOf() != null && schema.getDiscriminator() != null;
        requireSupported(schema, union, place);
        if (!enumValues(schema, place).isEmpty()) {
            return ENUM;
        }
        return union ? UNION : isObject(schema) ? OBJECT : byType(schema, place);
    }

    static boolean isObject(Schema<?> schema) {
        return schema.getProperties() != null && !schema.getProperties().isEmpty() || schema.getAllOf() != null;
    }

    /** The values of a string enum or const, null left out; none when the schema is neither. */
    static List<String> enumValues(Schema<?> schema, String place) {
        List<?> values = schema.getConst() != null ? List.of(schema.getConst()) : schema.getEnum();
        List<String> strings = new ArrayList<>();
        if (values == null) {
            return strings;
        }
        for (Object value : values) {
            if (value instanceof String text) {
                strings.add(text);
            } else if (value != null && schema.getConst() == null) {
                throw new SpecException(place, "an enum of other values than strings cannot be generated: " + value);
            }
        }
        return strings;
    }

    private static void requireSupported(Schema<?> schema, boolean union, String place) {
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

    private static Shape byType(Schema<?> schema, String place) {
        Set<String> types = types(schema);
        if (types.size() > 1) {
            throw new SpecException(
                    place, "one of several types " + types + " cannot be generated; leave the type out for any JSON");
        }
        if (types.isEmpty()) {
            return schema.getItems() != null ? ARRAY : schema.getAdditionalProperties() != null ? MAP : ANY;
        }
        String type = types.iterator().next();
        return switch (type) {
            case "array" -> ARRAY;
            case "object" -> MAP;
            case "string" -> STRING;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            default -> throw new SpecException(place, "type " + type + " cannot be generated");
        };
    }

    private static Set<String> types(Schema<?> schema) {
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.remove("null");
        return types;
    }
}
