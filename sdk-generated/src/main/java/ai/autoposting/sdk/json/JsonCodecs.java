package ai.autoposting.sdk.json;

import ai.autoposting.sdk.runtime.UnmodifiableCopies;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON factory and the bounds of JSON, the codec of a class, and the door for a user's own object mapper. */
public final class JsonCodecs {
    /** How deep JSON may be nested; deeper fails. */
    public static final int MAX_DEPTH = UnmodifiableCopies.MAX_DEPTH;

    /**
     * Makes every parser and generator but those of results. Keeps no names: those in error bodies are the peer's, up to
     * 6,000 would be kept for the life of the process, however long they are.
     */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(bounds().build())
            .build();

    private JsonCodecs() {}

    /**
     * What all parsers are bounded by. Strings are as long as their source allows, and numbers too: those that are too long
     * are left as text by {@link FreeFormJson} or refused by their codec, since one in an unknown property must not fail the rest.
     */
    public static StreamReadConstraints.Builder bounds() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE);
    }

    /** The codec of a model or scalar class; null for classes that the SDK does not know. */
    @SuppressWarnings("unchecked") // a class is looked up under its own name
    public static <T> @Nullable Codec<T> codec(Class<T> type) {
        Codec<?> scalar = ScalarCodecs.find(type);
        return (Codec<T>) (scalar == null ? ModelCodecs.find(type) : scalar);
    }

    /** The codec of this value's class. */
    @SuppressWarnings("unchecked") // a codec found under a value's class takes the value
    public static @Nullable Codec<Object> codecOf(Object value) {
        return (Codec<Object>) codec(value.getClass());
    }

    /** The value as plain Java values in the form of the service's JSON. */
    public static <T> Map<String, @Nullable Object> toMap(T value, Codec<T> codec) {
        // As characters: bytes of UTF-8 cannot carry half a surrogate pair, which JSON can.
        StringWriter json = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(json)) {
            codec.write(value, out);
            out.flush();
            try (JsonParser in = InMemory.FACTORY.createParser(json.toString())) {
                in.nextToken();
                return FreeFormJson.readMap(in);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // there is no I/O in memory
        }
    }

    /**
     * The value that these plain Java values describe.
     *
     * @throws IllegalArgumentException saying where a value of the wrong kind stands
     */
    public static <T> T fromMap(Map<String, @Nullable Object> map, Codec<T> codec) {
        try {
            return read(map, codec);
        } catch (JsonMismatchException mismatch) {
            throw new IllegalArgumentException(mismatch.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // there is no I/O in memory
        }
    }

    static <T> T read(Map<String, @Nullable Object> map, Codec<T> codec) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(json)) {
            FreeFormJson.write(map, out, FreeFormJson.NOTHING_ELSE);
        }
        try (JsonParser in = InMemory.FACTORY.createParser(json.toString())) {
            in.nextToken();
            return codec.read(in);
        }
    }

    /** For what was written here before: values of full depth, in models that are nested themselves. */
    private static final class InMemory {
        static final JsonFactory FACTORY = JsonCodecs.FACTORY
                .rebuild()
                .streamReadConstraints(bounds().maxNestingDepth(2 * MAX_DEPTH).build())
                .build();
    }
}
