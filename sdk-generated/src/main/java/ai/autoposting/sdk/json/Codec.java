package ai.autoposting.sdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values of one type. Knows their JSON; knows nothing of envelopes, HTTP or files. Stateless.
 *
 * @param <T> the type; one that allows null reads and writes that too
 */
public abstract class Codec<T extends @Nullable Object> {
    /**
     * Reads the value whose first token is the parser's current one, and leaves the parser at its last token.
     *
     * @throws JsonMismatchException when a value is of the wrong kind, saying where
     */
    public abstract T read(JsonParser in) throws IOException;

    public abstract void write(T value, JsonGenerator out) throws IOException;

    /** Gives every secret in the value to {@code sink}. */
    public void secrets(T value, Consumer<String> sink) {}

    /**
     * Refuses a value that came into being without a builder's check and lacks what a request needs.
     *
     * @throws IllegalStateException naming all that is missing, here and in the models inside
     */
    public final void requireComplete(T value) {
        List<String> missing = new ArrayList<>(0);
        missing(value, missing);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    value.getClass().getSimpleName() + " cannot be sent: not set: " + String.join(", ", missing));
        }
    }

    /** Adds the names in JSON of what a request needs and the value lacks. */
    void missing(T value, List<String> missing) {}

    /** The same of a value inside: its names come after the one that it stands under. */
    static <V extends @Nullable Object> void missingIn(String name, Codec<V> codec, V value, List<String> missing) {
        int first = missing.size();
        codec.missing(value, missing);
        for (int i = first; i < missing.size(); i++) {
            String inside = missing.get(i);
            missing.set(i, inside.startsWith("[") ? name + inside : name + "." + inside);
        }
    }

    /** What null or nothing at all stands for; null where a value must be there. */
    public @Nullable T absent() {
        return null;
    }
}
