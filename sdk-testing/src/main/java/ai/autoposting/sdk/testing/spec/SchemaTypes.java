package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;

/** The types that JSON Schema knows, and when two values are the same: {@code 1.0} is an integer, and it is {@code 1}. */
final class SchemaTypes {
    private SchemaTypes() {}

    static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    /** The narrowest type of a value. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> isWhole(value.decimalValue()) ? "integer" : "number";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                || one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
