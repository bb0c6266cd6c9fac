package ai.autoposting.sdk.runtime;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that nobody can change, so that nobody need copy it. Keeps the order of its names. */
@SuppressWarnings({"NullAway", "NonApiType"
}) // serializable as it is; JSON null stays null in free-form values; the element type cannot say so to users
public final class FreeMap extends AbstractMap<String, Object> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Object> EMPTY = new FreeMap(new LinkedHashMap<>());

    private final LinkedHashMap<String, @Nullable Object> values;

    private FreeMap(LinkedHashMap<String, @Nullable Object> values) {
        this.values = values;
    }

    /** The map itself becomes the content: its maker must forget it. */
    public static Map<String, Object> of(LinkedHashMap<String, @Nullable Object> values) {
        return values.isEmpty() ? EMPTY : new FreeMap(values);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return values.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return values.get(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Collections.unmodifiableMap((Map<String, Object>) values).entrySet();
    }
}
