package ai.autoposting.sdk.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Unmodifiable copies of lists and maps, and of those inside of them. */
public final class Frozen {
    private Frozen() {}

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
    public static <E> List<E> freeList(List<E> values) {
        return (List<E>) Objects.requireNonNull(FreeForm.copy(values));
    }

    /** Of any JSON. */
    @SuppressWarnings("unchecked") // a copy has the types of what it copies
    public static <V> Map<String, V> freeMap(Map<String, V> values) {
        return (Map<String, V>) Objects.requireNonNull(FreeForm.copy(values));
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
}
