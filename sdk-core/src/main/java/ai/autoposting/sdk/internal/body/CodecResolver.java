package ai.autoposting.sdk.internal.body;

import ai.autoposting.sdk.call.ResultType;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.ContainerCodecs;
import ai.autoposting.sdk.json.FreeFormJson;
import ai.autoposting.sdk.json.JsonCodecs;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds how a type is read and a body is written. Knows the generated codecs and, where they end, the object mapper. */
public final class CodecResolver {
    private CodecResolver() {}

    /** The codec of a result; null for one that is not JSON: nothing, or a body to be read by the caller. */
    @SuppressWarnings("unchecked") // each kind of result type says what its codec reads
    public static <T extends @Nullable Object> @Nullable Codec<T> of(ResultType<T> type) {
        return (Codec<T>) find(type);
    }

    private static @Nullable Codec<?> find(ResultType<?> type) {
        return switch (type.kind()) {
            case NOTHING, DOWNLOAD -> null;
            case BYTES, TEXT, VALUE -> of(type.type());
            case LIST -> ContainerCodecs.list(element(type));
            case MAP -> ContainerCodecs.map(element(type));
            case OPTIONAL -> ContainerCodecs.optional(element(type));
        };
    }

    private static Codec<?> element(ResultType<?> type) {
        Codec<?> codec = find(type.element());
        if (codec == null) {
            throw new IllegalArgumentException(type + " cannot be a result: it holds nothing");
        }
        return codec;
    }

    public static <T> Codec<T> of(Class<T> type) {
        Codec<T> known = JsonCodecs.codec(type);
        return known == null ? Databind.codec(type) : known;
    }

    /**
     * The body as JSON.
     *
     * @throws IllegalArgumentException when it has none
     * @throws IllegalStateException naming what the specification requires and a model in it lacks
     */
    public static byte[] write(Object body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JsonCodecs.FACTORY.createGenerator(bytes)) {
            FreeFormJson.write(body, out, Others.writer());
        } catch (IOException unwritable) { // its message can hold values
            throw new IllegalArgumentException(
                    "body of type " + body.getClass().getName() + " cannot be written as JSON");
        }
        return bytes.toByteArray();
    }

    /** No lambda: CONTRIBUTING, "The first call". */
    private static final class Others implements FreeFormJson.Writer {
        static FreeFormJson.Writer writer() {
            return new Others();
        }

        @Override
        public void write(Object value, JsonGenerator out) throws IOException {
            Databind.write(value, out);
        }

        @Override
        public void before(Object value, Codec<Object> codec) {
            codec.requireComplete(value);
        }
    }
}
