package ai.autoposting.sdk.it;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether two JSON values mean the same: {@code 1.0} is {@code 1}, and a time is the same time with zeros behind its seconds. */
final class Same {
    private Same() {}

    static boolean same(JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size() && one.properties().stream().allMatch(property -> has(other, property));
        }
        if (one.isArray() && other.isArray()) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.get(i), other.get(i));
            }
            return same;
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other) || time(one).isPresent() && time(one).equals(time(other));
    }

    private static boolean has(JsonNode object, Map.Entry<String, JsonNode> property) {
        return object.has(property.getKey()) && same(property.getValue(), object.get(property.getKey()));
    }

    private static Optional<OffsetDateTime> time(JsonNode value) {
        try {
            return value.isString() ? Optional.of(OffsetDateTime.parse(value.asString())) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
