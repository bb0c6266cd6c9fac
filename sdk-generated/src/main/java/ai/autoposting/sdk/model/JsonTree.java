package ai.autoposting.sdk.model;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a user's object mapper writes it on behalf of a model. Plain maps and lists would do, were it not for mappers with
 * default typing, which put class names around those; here every part says that it wants none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
interface JsonTree {
    /**
     * What a mapper with static typing writes: it looks at this interface and not at the parts' own classes, unless they stand
     * in a reference to any object.
     */
    @JsonValue
    AtomicReference<Object> any();

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

        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(this);
        }
    }

    /** An array. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    final class Items extends ArrayList<@Nullable JsonTree> implements JsonTree {
        private static final long serialVersionUID = 1L;

        private static Items of(List<?> list) {
            Items items = new Items();
            list.forEach(value -> items.add(JsonTree.of(value)));
            return items;
        }

        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(this);
        }
    }

    /** A string. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Text(@JsonValue String value) implements JsonTree {
        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(value);
        }
    }

    /** A boolean. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Bool(@JsonValue boolean value) implements JsonTree {
        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(value);
        }
    }

    /** An integer; a primitive, since default typing would put a class name around a Long. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Whole(@JsonValue long value) implements JsonTree {
        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(value);
        }
    }

    /** A number with a fraction. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    record Fraction(@JsonValue double value) implements JsonTree {
        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(value);
        }
    }

    /** An integer that a long cannot hold; a class of our own, since default typing would put a class name around the JDK's. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    final class BigWhole extends BigInteger implements JsonTree {
        private static final long serialVersionUID = 1L;

        BigWhole(BigInteger value) {
            super(value.toByteArray());
        }

        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(this);
        }
    }

    /** A fraction that a double cannot hold; a class of our own for the same reason. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    final class BigFraction extends BigDecimal implements JsonTree {
        private static final long serialVersionUID = 1L;

        BigFraction(BigDecimal value) {
            super(value.unscaledValue(), value.scale());
        }

        @Override
        @JsonValue(false)
        public AtomicReference<Object> any() {
            return new AtomicReference<>(this);
        }
    }

    private static @Nullable JsonTree of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return Members.of(map);
        }
        if (value instanceof List<?> list) {
            return Items.of(list);
        }
        if (value instanceof String text) {
            return new Text(text);
        }
        if (value instanceof Boolean bool) {
            return new Bool(bool);
        }
        return of((Number) value);
    }

    private static JsonTree of(Number value) {
        if (value instanceof BigInteger integer) {
            return new BigWhole(integer);
        }
        if (value instanceof BigDecimal decimal) {
            return new BigFraction(decimal);
        }
        return value instanceof Double ? new Fraction(value.doubleValue()) : new Whole(value.longValue());
    }
}
