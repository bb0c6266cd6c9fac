package ai.autoposting.sdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
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

    /** What null or nothing at all stands for; null where a value must be there. */
    public @Nullable T absent() {
        return null;
    }
}
