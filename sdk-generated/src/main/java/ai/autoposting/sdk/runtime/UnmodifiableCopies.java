package ai.autoposting.sdk.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies of lists and maps, and of those inside of them. */
public final class UnmodifiableCopies {
    /** How deep lists and maps may be nested. */
    public static final int MAX_DEPTH = 500;

    private UnmodifiableCopies() {}

    /** The set with this name in it, too. Most have none or one. */
    public static Set<String> with(Set<String> names, String name) {
        if (names.isEmpty()) {
            return Set.of(name);
        }
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return Set.copyOf(more);
    }

    /** The set without this name. */
    public static Set<String> without(Set<String> names, String name) {
        if (!names.contains(name)) {
            return names;
        }
        Set<String> fewer = new HashSet<>(names);
        fewer.remove(name);
        return Set.copyOf(fewer);
    }

    /** @throws NullPointerException when an element is null */
    public static <E> List<E> list(List<E> values) {
        if (values.isEmpty() || !isContainer(values.get(0))) {
            return List.copyOf(values);
        }
        List<E> copy = new ArrayList<>(values.size());
        values.forEach(value -> copy.add(deep(value)));
        return Collections.unmodifiableList(copy);
    }

    /** @throws NullPointerException when a name or value is null */
    public static <V> Map<String, V> map(Map<String, V> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>();
        values.forEach((name, value) ->
                copy.put(Objects.requireNonNull(name, "name"), deep(Objects.requireNonNull(value, name))));
        return Collections.unmodifiableMap(copy);
    }

    /** Of any JSON. */
    @SuppressWarnings("unchecked") // a copy has the types of what it copies
    public static <E extends @Nullable Object> List<E> freeList(List<E> values) {
        return (List<E>) Objects.requireNonNull(freeForm(values));
    }

    /** Of any JSON. */
    @SuppressWarnings("unchecked") // a copy has the types of what it copies
    public static <V extends @Nullable Object> Map<String, V> freeMap(Map<String, V> values) {
        return (Map<String, V>) Objects.requireNonNull(freeForm(values));
    }

    private static boolean isContainer(Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?>;
    }

    @SuppressWarnings("unchecked") // a copy has the types of what it copies
    private static <T> T deep(T value) {
        if (value instanceof List<?> list) {
            return (T) list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return (T) map((Map<String, Object>) map);
        }
        return Objects.requireNonNull(value, "element");
    }

    /** An unmodifiable deep copy; what was read or copied here before is that already. */
    public static @Nullable Object freeForm(@Nullable Object value) {
        return freeForm(value, 0);
    }

    private static @Nullable Object freeForm(@Nullable Object value, int depth) {
        if (value == null || isScalar(value)) {
            return value;
        }
        if (value instanceof FreeMap || value instanceof FreeList) {
            if (depth > 0) { // by itself it is not too deep, or it would not be one
                requireShallow(depth + height(value) - 1);
            }
            return value;
        }
        requireShallow(depth);
        if (value instanceof Map<?, ?> map) {
            LinkedHashMap<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(nameOf(name), freeForm(each, depth + 1)));
            return FreeMap.of(copy);
        }
        if (value instanceof Iterable<?> values) {
            ArrayList<@Nullable Object> copy = new ArrayList<>();
            values.forEach(each -> copy.add(freeForm(each, depth + 1)));
            return FreeList.of(copy);
        }
        throw new IllegalArgumentException("not a JSON value: "
                + value.getClass().getName() + "; give it as String, Boolean, Number, List or Map");
    }

    /** How many lists and maps stand in one another at most, the value itself included; 0 for what is neither. */
    static int height(@Nullable Object value) {
        return value instanceof FreeMap map ? map.height() : value instanceof FreeList list ? list.height() : 0;
    }

    /** Of one that holds these. */
    static int heightAbove(Iterable<? extends @Nullable Object> values) {
        int highest = 0;
        for (Object each : values) {
            highest = Math.max(highest, height(each));
        }
        return highest + 1;
    }

    /** One that contains itself has no depth. */
    public static void requireShallow(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "not a JSON value: nested deeper than " + MAX_DEPTH + " levels, or part of itself");
        }
    }

    /** The name in a JSON object, which must be a string. */
    public static String nameOf(@Nullable Object name) {
        if (name instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a JSON object's names must be strings");
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof Double
                || value instanceof Float;
    }
}
