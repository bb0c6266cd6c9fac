package ai.autoposting.sdk.json;

import java.util.Map;
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
        } else if (value instanceof Map<?, ?> map && holdsAnything(map)) {
            next(name).append(map.keySet());
        } else if (value != null) {
            next(name).append(value);
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

    /** Maps of any JSON can hold secrets under any name. */
    private static boolean holdsAnything(Map<?, ?> map) {
        return map.values().stream()
                .anyMatch(value -> value == null || value instanceof String || value instanceof Map);
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
