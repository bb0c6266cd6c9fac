package ai.autoposting.sdk.runtime;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A JSON array that nobody can change, so that nobody need copy it. */
@SuppressWarnings("NonApiType") // an ArrayList can be trimmed and serialized
public final class FreeList extends AbstractList<@Nullable Object> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<@Nullable Object> EMPTY = new FreeList(new ArrayList<>(0));

    private final ArrayList<@Nullable Object> values;
    private transient int height;

    private FreeList(ArrayList<@Nullable Object> values) {
        this.values = values;
    }

    /** The list itself becomes the content: its maker must forget it. */
    public static List<@Nullable Object> of(ArrayList<@Nullable Object> values) {
        if (values.isEmpty()) {
            return EMPTY;
        }
        values.trimToSize();
        return new FreeList(values);
    }

    /** Found when it is asked for first. */
    int height() {
        if (height == 0) {
            height = UnmodifiableCopies.heightAbove(values);
        }
        return height;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public @Nullable Object get(int index) {
        return values.get(index);
    }
}
