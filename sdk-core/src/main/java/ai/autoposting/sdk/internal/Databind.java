package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads and writes users' own types. Loaded only when there is one, since an object mapper is slow to start. */
final class Databind {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(SerializationFeature.CLOSE_CLOSEABLE)
            .build();

    private Databind() {}

    static <T> Codec<T> codec(Class<T> type) {
        return new OwnType<>(type);
    }

    static void write(Object value, JsonGenerator out) throws IOException {
        try {
            MAPPER.writeValue(out, value);
        } catch (JsonMappingException unwritable) { // its message can hold values
            throw new IllegalArgumentException("body of type "
                    + value.getClass().getName() + " cannot be written as JSON at " + unwritable.getPathReference());
        }
    }

    private static final class OwnType<T> extends Codec<T> {
        private final Class<T> type;

        OwnType(Class<T> type) {
            this.type = type;
        }

        @Override
        public T read(JsonParser in) throws IOException {
            try {
                T value = MAPPER.readValue(in, type);
                if (value != null) {
                    return value;
                }
            } catch (JsonMappingException | RuntimeException unreadable) { // its message can hold values
                throw JsonMismatchException.unreadable(in, "a value of " + type.getName());
            }
            throw JsonMismatchException.unreadable(in, "a value of " + type.getName());
        }

        @Override
        public void write(T value, JsonGenerator out) throws IOException {
            Databind.write(value, out);
        }
    }
}
