package ai.autoposting.sdk.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@code toString} of models: what is set, without secrets, bounded and printable, since much of it comes from outside. */
public final class ToString {
    private static final int MAX_NAME = 60;
    private static final int MAX_TEXT = 300;

    /** Of what is no string: a model's own text is made here too, and only cut when it is out of all bounds. */
    private static final int MAX_VALUE = 10_000;

    private static final int MAX_ELEMENTS = 50;

    private final StringBuilder text;
    private boolean any;

    public ToString(String type) {
        this.text = new StringBuilder(type).append('{');
    }

    /** Nothing when the value is null. */
    public ToString property(String name, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            next(name).append(bytes.length).append(" bytes");
        } else if (value != null) {
            next(name).append(shown(value));
        }
        return this;
    }

    /** {@code ***} instead of the value. */
    public ToString secret(String name, @Nullable Object value) {
        if (value != null) {
            next(name).append("***");
        }
        return this;
    }

    /** The names of these only, and the end. */
    public String additional(Map<String, @Nullable Object> properties) {
        if (!properties.isEmpty()) {
            next("additionalProperties").append(names(properties));
        }
        return toString();
    }

    /** Maps of any JSON can hold secrets under any name, however deep they stand: of those the names only. */
    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(ToString::isAnything) ? names(map) : entries(map);
        }
        if (value instanceof List<?> list) {
            return first(list, ToString::shown);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(ToString::shown);
        }
        return value == null ? null : Printable.of(value.toString(), value instanceof String ? MAX_TEXT : MAX_VALUE);
    }

    private static List<@Nullable Object> names(Map<?, ?> map) {
        return first(map.keySet(), ToString::name);
    }

    private static String name(@Nullable Object name) {
        return Printable.of(String.valueOf(name), MAX_NAME);
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (shown.size() == MAX_ELEMENTS) {
                shown.put("…", "of " + map.size());
                break;
            }
            shown.put(name(entry.getKey()), shown(entry.getValue()));
        }
        return shown;
    }

    private static List<@Nullable Object> first(
            Collection<?> values, Function<@Nullable Object, @Nullable Object> form) {
        List<@Nullable Object> shown = new ArrayList<>();
        for (Object value : values) {
            if (shown.size() == MAX_ELEMENTS) {
                shown.add("… of " + values.size());
                break;
            }
            shown.add(form.apply(value));
        }
        return shown;
    }

    private static boolean isAnything(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(ToString::isAnything);
        }
        return value instanceof Optional<?> optional
                ? optional.map(ToString::isAnything).orElse(false)
                : value == null || value instanceof String || value instanceof Map;
    }

    private StringBuilder next(String name) {
        if (any) {
            text.append(", ");
        }
        any = true;
        return text.append(name).append('=');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
