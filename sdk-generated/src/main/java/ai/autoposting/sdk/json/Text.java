package ai.autoposting.sdk.json;

import java.util.Collection;
import java.util.List;
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
        } else if (value instanceof Map<?, ?> map && mayHoldSecrets(map.values())) {
            next(name).append(map.keySet());
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            next(name).append(list.size()).append(" items");
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

    /** Maps can hold secrets under any name. */
    private static boolean mayHoldSecrets(Collection<?> values) {
        return values.stream().anyMatch(value -> value == null || value instanceof String || isContainer(value));
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
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
