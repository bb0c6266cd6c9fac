package ai.autoposting.sdk.model;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a user's object mapper reads and writes it on behalf of a model. Plain maps and lists would do, were it not for
 * mappers with default typing, which put class names around those; here every part says that it wants none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
interface JsonTree {
    /** As plain Java values. */
    @Nullable
    Object plain();

    /** An object. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    final class Members extends LinkedHashMap<String, @Nullable JsonTree> implements JsonTree {
        private static final long serialVersionUID = 1L;

        static <T> Members of(T model, Codec<T> codec) {
            return of(JsonCodecs.toMap(model, codec));
        }

        private static Members of(Map<?, ?> map) {
            Members members = new Members();
            map.forEach((name, value) -> members.put((String) name, JsonTree.of(value)));
            return members;
        }

        <T> T as(Codec<T> codec) {
            return JsonCodecs.fromMap(plain(), codec);
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            forEach((name, value) -> map.put(name, value == null ? null : value.plain()));
            return map;
        }
    }

    /** An array. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    final class Items extends ArrayList<@Nullable JsonTree> implements JsonTree {
        private static final long serialVersionUID = 1L;

        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> list = new ArrayList<>();
            forEach(value -> list.add(value == null ? null : value.plain()));
            return list;
        }
    }

    /** A string. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Text(@JsonValue String plain) implements JsonTree {}

    /** A boolean. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Bool(@JsonValue Boolean plain) implements JsonTree {}

    /** An integer; a primitive, since default typing would put a class name around a Long. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Whole(@JsonValue long value) implements JsonTree {
        @Override
        public Number plain() {
            return value;
        }
    }

    /** A number with a fraction. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Fraction(@JsonValue double value) implements JsonTree {
        @Override
        public Number plain() {
            return value;
        }
    }

    /** A number that neither of those can hold. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Big(@JsonValue Number plain) implements JsonTree {}

    private static @Nullable JsonTree of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return Members.of(map);
        }
        if (value instanceof List<?> list) {
            Items items = new Items();
            list.forEach(each -> items.add(of(each)));
            return items;
        }
        if (value instanceof String text) {
            return new Text(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return new Whole(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return new Fraction(number);
        }
        return value instanceof Boolean bool ? new Bool(bool) : new Big((Number) value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(Members members) {
        return members;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(Items items) {
        return items;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(String text) {
        return new Text(text);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(boolean value) {
        return new Bool(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(int value) {
        return new Whole(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(long value) {
        return new Whole(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonTree read(double value) {
        return new Fraction(value);
    }
}
