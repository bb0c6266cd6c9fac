package ai.autoposting.sdk.internal.body;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.JsonMismatchException;
import ai.autoposting.sdk.runtime.Printable;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads and writes users' own types. Loaded only when there is one, since an object mapper is slow to start. */
final class Databind {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().setSerializerModifier(new ModelSerializers()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(SerializationFeature.CLOSE_CLOSEABLE)
            .build();

    private static final int MAX_NUMBER = 1_000;
    private static final int MAX_PATH = 300;

    private Databind() {}

    static <T> Codec<T> codec(Class<T> type) {
        return new OwnType<>(type);
    }

    static void write(Object value, JsonGenerator out) throws IOException {
        try {
            MAPPER.writeValue(out, value);
        } catch (IncompleteModel incomplete) {
            throw incomplete.problem;
        } catch (JsonMappingException unwritable) { // its message can hold values
            throw new IllegalArgumentException("body of type "
                    + value.getClass().getName() + " cannot be written as JSON at "
                    + Printable.of(unwritable.getPathReference(), MAX_PATH));
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
                T value = MAPPER.readValue(new ShortNumbers(in), type);
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

    /** Models inside of a user's own type are written, and asked to be complete, as those that are bodies themselves. */
    private static final class ModelSerializers extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
            boolean model = type.getBeanClass().getName().startsWith("ai.autoposting.sdk.model.");
            Codec<?> codec = model ? JsonCodecs.codec(type.getBeanClass()) : null;
            return codec == null ? serializer : new ModelSerializer<>(codec);
        }
    }

    private static final class ModelSerializer<T> extends JsonSerializer<T> {
        private final Codec<T> codec;

        ModelSerializer(Codec<T> codec) {
            this.codec = codec;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            try {
                codec.requireComplete(value);
            } catch (IllegalStateException problem) {
                throw new IncompleteModel(problem);
            }
            codec.write(value, out);
        }

        @Override
        public void serializeWithType(T value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(value, out, provider);
        }
    }

    /** Takes a problem out of the object mapper, which would wrap it otherwise. */
    private static final class IncompleteModel extends IOException {
        private static final long serialVersionUID = 1L;
        final IllegalStateException problem;

        IncompleteModel(IllegalStateException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /** Refuses numbers of so many digits that reading them would take time out of proportion. */
    private static final class ShortNumbers extends JsonParserDelegate {
        ShortNumbers(JsonParser in) {
            super(in);
        }

        private void requireShort() throws IOException {
            if (currentToken() != null && currentToken().isNumeric() && getTextLength() > MAX_NUMBER) {
                throw JsonMismatchException.unreadable(this, "a number of at most " + MAX_NUMBER + " characters");
            }
        }

        @Override
        public Number getNumberValue() throws IOException {
            requireShort();
            return super.getNumberValue();
        }

        @Override
        public Number getNumberValueExact() throws IOException {
            requireShort();
            return super.getNumberValueExact();
        }

        @Override
        public Object getNumberValueDeferred() throws IOException {
            requireShort();
            return super.getNumberValueDeferred();
        }

        @Override
        public BigInteger getBigIntegerValue() throws IOException {
            requireShort();
            return super.getBigIntegerValue();
        }

        @Override
        public BigDecimal getDecimalValue() throws IOException {
            requireShort();
            return super.getDecimalValue();
        }
    }
}
