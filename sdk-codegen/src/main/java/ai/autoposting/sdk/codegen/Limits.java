package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence which values a schema allows beyond its type, and which one the service takes by default. */
final class Limits {
    /** Those that the Java type or the word secret says. */
    private static final Set<String> SAID_BY_THE_TYPE = Set.of(
            "int32", "int64", "float", "double", "date", "date-time", "uuid", "uri", "byte", "binary", "password");

    private final List<String> parts = new ArrayList<>();

    private Limits() {}

    /**
     * Empty when there are none.
     *
     * @param given where the value stands
     * @param schema what it refers to, or the same
     */
    static String sentence(JsonNode given, JsonNode schema) {
        Limits limits = new Limits();
        limits.values(schema);
        if (given != schema) {
            limits.values(given);
        }
        if (schema.has("items") && !schema.path("items").has("$ref")) {
            Limits each = new Limits();
            each.values(schema.path("items"));
            each.parts.forEach(part -> limits.parts.add("each " + part));
        }
        JsonNode byDefault = given.has("default") ? given.path("default") : schema.path("default");
        if (!byDefault.isMissingNode() && !byDefault.isNull()) {
            String value = JavadocText.valueOf(byDefault.isValueNode() ? byDefault.asText() : byDefault);
            limits.parts.add("by default " + (value.isBlank() ? "blank" : Javadoc.code(value)));
        }
        String all = String.join(", ", limits.parts);
        return all.isEmpty() ? "" : Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private void values(JsonNode schema) {
        numbers(schema);
        counts(count(schema, "minLength"), count(schema, "maxLength"), "character", "characters");
        counts(count(schema, "minItems"), count(schema, "maxItems"), "item", "items");
        counts(count(schema, "minProperties"), count(schema, "maxProperties"), "entry", "entries");
        if (schema.path("uniqueItems").asBoolean()) {
            parts.add("no item twice");
        }
        String pattern = schema.path("pattern").asText();
        if (!pattern.isBlank()) {
            parts.add("of the pattern " + Javadoc.code(pattern));
        }
        List<String> listed = Shape.valuesAreTexts(schema)
                ? List.of()
                : Shape.values(schema).stream().map(JsonNode::asText).toList();
        if (!listed.isEmpty()) {
            parts.add("one of " + String.join(", ", listed));
        }
        String format = schema.path("format").asText();
        if (!format.isBlank() && !SAID_BY_THE_TYPE.contains(format)) {
            parts.add("of the format " + Javadoc.code(format));
        }
    }

    /** An exclusive bound is a number since OpenAPI 3.1; before, it says how the other one is meant. */
    private void numbers(JsonNode schema) {
        boolean above = schema.path("exclusiveMinimum").booleanValue();
        boolean below = schema.path("exclusiveMaximum").booleanValue();
        bounds(above ? null : number(schema, "minimum"), below ? null : number(schema, "maximum"));
        bound("more than ", number(schema, above ? "minimum" : "exclusiveMinimum"));
        bound("less than ", number(schema, below ? "maximum" : "exclusiveMaximum"));
        bound("a multiple of ", number(schema, "multipleOf"));
    }

    private static @Nullable BigDecimal number(JsonNode schema, String keyword) {
        JsonNode value = schema.path(keyword);
        return value.isNumber() ? new BigDecimal(value.asText()) : null;
    }

    private static @Nullable Integer count(JsonNode schema, String keyword) {
        JsonNode value = schema.path(keyword);
        return value.isInt() ? value.asInt() : null;
    }

    private void bounds(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least != null && most != null) {
            parts.add("from " + JavadocText.valueOf(least) + " to " + JavadocText.valueOf(most));
        } else {
            bound("at least ", least);
            bound("at most ", most);
        }
    }

    private void bound(String words, @Nullable BigDecimal value) {
        if (value != null) {
            parts.add(words + JavadocText.valueOf(value));
        }
    }

    private void counts(@Nullable Integer least, @Nullable Integer most, String one, String many) {
        if (least != null && least.equals(most)) {
            parts.add("exactly " + number(least, one, many));
        } else if (least != null && least > 0 && most != null) {
            parts.add("from " + least + " to " + number(most, one, many));
        } else if (least != null && least > 0) {
            parts.add("at least " + number(least, one, many));
        } else if (most != null) {
            parts.add("at most " + number(most, one, many));
        }
    }

    private static String number(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
