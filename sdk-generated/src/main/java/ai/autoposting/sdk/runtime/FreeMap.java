package ai.autoposting.sdk.runtime;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that nobody can change, so that nobody need copy it. Keeps the order of its names. */
@SuppressWarnings("NonApiType") // serializable as it is
public final class FreeMap extends AbstractMap<String, @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, @Nullable Object> EMPTY = new FreeMap(new LinkedHashMap<>());

    private final LinkedHashMap<String, @Nullable Object> values;
    private transient int height;

    private FreeMap(LinkedHashMap<String, @Nullable Object> values) {
        this.values = values;
    }

    /** The map itself becomes the content: its maker must forget it. */
    public static Map<String, @Nullable Object> of(LinkedHashMap<String, @Nullable Object> values) {
        return values.isEmpty() ? EMPTY : new FreeMap(values);
    }

    /** Found when it is asked for first. */
    int height() {
        if (height == 0) {
            height = UnmodifiableCopies.heightAbove(values.values());
        }
        return height;
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
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return Collections.unmodifiableMap(values).entrySet();
    }
}
