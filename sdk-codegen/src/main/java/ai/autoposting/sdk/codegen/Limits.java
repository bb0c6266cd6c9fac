package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
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
    static String sentence(Schema<?> given, Schema<?> schema) {
        Limits limits = new Limits();
        limits.values(schema);
        if (given != schema) {
            limits.values(given);
        }
        if (schema.getItems() != null && schema.getItems().get$ref() == null) {
            Limits each = new Limits();
            each.values(schema.getItems());
            each.parts.forEach(part -> limits.parts.add("each " + part));
        }
        Object byDefault = given.getDefault() == null ? schema.getDefault() : given.getDefault();
        if (byDefault != null) {
            String value = JavadocText.valueOf(byDefault);
            limits.parts.add("by default " + (value.isBlank() ? "blank" : Javadoc.code(value)));
        }
        String all = String.join(", ", limits.parts);
        return all.isEmpty() ? "" : Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    private void values(Schema<?> schema) {
        numbers(schema);
        counts(schema.getMinLength(), schema.getMaxLength(), "character", "characters");
        counts(schema.getMinItems(), schema.getMaxItems(), "item", "items");
        counts(schema.getMinProperties(), schema.getMaxProperties(), "entry", "entries");
        if (Boolean.TRUE.equals(schema.getUniqueItems())) {
            parts.add("no item twice");
        }
        if (schema.getPattern() != null && !schema.getPattern().isBlank()) {
            parts.add("of the pattern " + Javadoc.code(schema.getPattern()));
        }
        String format = schema.getFormat();
        if (format != null && !format.isBlank() && !SAID_BY_THE_TYPE.contains(format)) {
            parts.add("of the format " + Javadoc.code(format));
        }
    }

    private void numbers(Schema<?> schema) {
        BigDecimal above = Boolean.TRUE.equals(schema.getExclusiveMinimum()) ? schema.getMinimum() : null;
        BigDecimal below = Boolean.TRUE.equals(schema.getExclusiveMaximum()) ? schema.getMaximum() : null;
        bounds(above == null ? schema.getMinimum() : null, below == null ? schema.getMaximum() : null);
        bound("more than ", above == null ? schema.getExclusiveMinimumValue() : above);
        bound("less than ", below == null ? schema.getExclusiveMaximumValue() : below);
        bound("a multiple of ", schema.getMultipleOf());
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
