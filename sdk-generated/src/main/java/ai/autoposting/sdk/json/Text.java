package ai.autoposting.sdk.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code toString} of models: what is set, without secrets. */
public final class Text {
    private final StringBuilder text;
    private boolean any;

    public Text(String type) {
        this.text = new StringBuilder(type).append('{');
    }

    /** Nothing when the value is null. */
    public Text property(String name, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            next(name).append(bytes.length).append(" bytes");
        } else if (value != null) {
            next(name).append(shown(value));
        }
        return this;
    }

    /** {@code ***} instead of the value. */
    public Text secret(String name, @Nullable Object value) {
        if (value != null) {
            next(name).append("***");
        }
        return this;
    }

    /** The names of these only, and the end. */
    public String additional(Map<String, Object> properties) {
        if (!properties.isEmpty()) {
            next("additionalProperties").append(properties.keySet());
        }
        return toString();
    }

    /** Maps of any JSON can hold secrets under any name, however deep they stand: of those the names only. */
    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Text::isAnything) ? map.keySet() : map;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Text::shown).collect(Collectors.toList());
        }
        return value instanceof Optional<?> optional ? optional.map(Text::shown) : value;
    }

    private static boolean isAnything(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Text::isAnything);
        }
        return value instanceof Optional<?> optional
                ? optional.map(Text::isAnything).orElse(false)
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
