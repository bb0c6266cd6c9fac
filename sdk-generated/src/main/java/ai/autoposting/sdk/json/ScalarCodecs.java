package ai.autoposting.sdk.json;

import ai.autoposting.sdk.runtime.Rfc3339;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Codecs of single values. Each is a class of its own, so that a call loads only those that it needs. */
public final class ScalarCodecs {
    private ScalarCodecs() {}

    /** The codec of a scalar class, {@code Object} (any JSON) included; null for other classes. */
    static @Nullable Codec<?> find(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> Text.CODEC;
            case "java.lang.Boolean" -> Bool.CODEC;
            case "java.lang.Integer" -> Int.CODEC;
            case "java.lang.Long" -> Whole.CODEC;
            case "java.lang.Float" -> Single.CODEC;
            case "java.lang.Double" -> Real.CODEC;
            case "java.math.BigDecimal" -> Decimal.CODEC;
            case "java.time.OffsetDateTime" -> DateTime.CODEC;
            case "java.time.LocalDate" -> Date.CODEC;
            case "java.util.UUID" -> Uuid.CODEC;
            case "java.net.URI" -> Uri.CODEC;
            case "[B" -> Bytes.CODEC;
            case "java.lang.Object" -> Any.CODEC;
            default -> null;
        };
    }

    private static String text(JsonParser in, String expected) throws IOException {
        requireText(in, expected);
        return in.getText();
    }

    private static void requireText(JsonParser in, String expected) throws JsonMismatchException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonMismatchException.at(in, expected);
        }
    }

    /** A string. */
    public static final class Text extends Codec<String> {
        public static final Codec<String> CODEC = new Text();

        @Override
        public String read(JsonParser in) throws IOException {
            return text(in, "a string");
        }

        @Override
        public void write(String value, JsonGenerator out) throws IOException {
            out.writeString(value);
        }
    }

    /** A boolean. */
    public static final class Bool extends Codec<Boolean> {
        public static final Codec<Boolean> CODEC = new Bool();

        @Override
        public Boolean read(JsonParser in) throws IOException {
            JsonToken token = in.currentToken();
            if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
                throw JsonMismatchException.at(in, "a boolean");
            }
            return token == JsonToken.VALUE_TRUE;
        }

        @Override
        public void write(Boolean value, JsonGenerator out) throws IOException {
            out.writeBoolean(value);
        }
    }

    /** An integer of 32 bits. */
    public static final class Int extends Codec<Integer> {
        public static final Codec<Integer> CODEC = new Int();

        @Override
        public Integer read(JsonParser in) throws IOException {
            return (int) NumberBounds.whole(in, Integer.MIN_VALUE, Integer.MAX_VALUE, "an integer of 32 bits");
        }

        @Override
        public void write(Integer value, JsonGenerator out) throws IOException {
            out.writeNumber(value);
        }
    }

    /** An integer of 64 bits. */
    public static final class Whole extends Codec<Long> {
        public static final Codec<Long> CODEC = new Whole();

        @Override
        public Long read(JsonParser in) throws IOException {
            return NumberBounds.whole(in, Long.MIN_VALUE, Long.MAX_VALUE, "an integer of 64 bits");
        }

        @Override
        public void write(Long value, JsonGenerator out) throws IOException {
            out.writeNumber(value);
        }
    }

    /** A number of {@code float} precision. */
    public static final class Single extends Codec<Float> {
        public static final Codec<Float> CODEC = new Single();

        @Override
        public Float read(JsonParser in) throws IOException {
            NumberBounds.requireNumber(in, "a number");
            return (float) NumberBounds.held(in, in.getFloatValue(), "a number that a float can hold");
        }

        @Override
        public void write(Float value, JsonGenerator out) throws IOException {
            NumberBounds.requireFinite(value);
            out.writeNumber(value);
        }
    }

    /** A number of {@code double} precision. */
    public static final class Real extends Codec<Double> {
        public static final Codec<Double> CODEC = new Real();

        @Override
        public Double read(JsonParser in) throws IOException {
            NumberBounds.requireNumber(in, "a number");
            return NumberBounds.held(in, in.getDoubleValue(), "a number that a double can hold");
        }

        @Override
        public void write(Double value, JsonGenerator out) throws IOException {
            NumberBounds.requireFinite(value);
            out.writeNumber(value);
        }
    }

    /** A number with all its digits. */
    public static final class Decimal extends Codec<BigDecimal> {
        public static final Codec<BigDecimal> CODEC = new Decimal();

        @Override
        public BigDecimal read(JsonParser in) throws IOException {
            NumberBounds.requireNumber(in, "a number");
            return in.getDecimalValue();
        }

        @Override
        public void write(BigDecimal value, JsonGenerator out) throws IOException {
            out.writeNumber(value);
        }
    }

    /** A date and time of RFC 3339. */
    public static final class DateTime extends Codec<OffsetDateTime> {
        public static final Codec<OffsetDateTime> CODEC = new DateTime();

        @Override
        public OffsetDateTime read(JsonParser in) throws IOException {
            requireText(in, "a date-time");
            try {
                return Rfc3339.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
            } catch (DateTimeException malformed) {
                throw JsonMismatchException.unreadable(in, "an RFC 3339 date-time with an offset");
            }
        }

        @Override
        public void write(OffsetDateTime value, JsonGenerator out) throws IOException {
            out.writeString(Rfc3339.format(value));
        }
    }

    /** A date. */
    public static final class Date extends Codec<LocalDate> {
        public static final Codec<LocalDate> CODEC = new Date();

        @Override
        public LocalDate read(JsonParser in) throws IOException {
            String text = text(in, "a date");
            try {
                return Rfc3339.parseDate(text);
            } catch (DateTimeException malformed) {
                throw JsonMismatchException.unreadable(in, "a date of the form 2026-01-31");
            }
        }

        @Override
        public void write(LocalDate value, JsonGenerator out) throws IOException {
            out.writeString(Rfc3339.format(value));
        }
    }

    /** A UUID. */
    public static final class Uuid extends Codec<UUID> {
        public static final Codec<UUID> CODEC = new Uuid();

        @Override
        public UUID read(JsonParser in) throws IOException {
            String text = text(in, "a UUID");
            try {
                UUID value = UUID.fromString(text); // which also takes groups that are too short or too long
                if (value.toString().equalsIgnoreCase(text)) {
                    return value;
                }
            } catch (IllegalArgumentException malformed) {
                // Said below, without the value.
            }
            throw JsonMismatchException.unreadable(in, "a UUID");
        }

        @Override
        public void write(UUID value, JsonGenerator out) throws IOException {
            out.writeString(value.toString());
        }
    }

    /** A URI. */
    public static final class Uri extends Codec<URI> {
        public static final Codec<URI> CODEC = new Uri();

        @Override
        public URI read(JsonParser in) throws IOException {
            try {
                return new URI(text(in, "a URI"));
            } catch (URISyntaxException malformed) {
                throw JsonMismatchException.unreadable(in, "a URI");
            }
        }

        @Override
        public void write(URI value, JsonGenerator out) throws IOException {
            out.writeString(value.toString());
        }
    }

    /** Bytes in Base64. */
    public static final class Bytes extends Codec<byte[]> {
        public static final Codec<byte[]> CODEC = new Bytes();

        @Override
        public byte[] read(JsonParser in) throws IOException {
            text(in, "a Base64 string");
            try {
                return in.getBinaryValue();
            } catch (StreamReadException | IllegalArgumentException malformed) {
                throw JsonMismatchException.unreadable(in, "Base64");
            }
        }

        @Override
        public void write(byte[] value, JsonGenerator out) throws IOException {
            out.writeBinary(value);
        }
    }

    /** Any JSON, as strings, booleans, numbers, lists and maps. */
    public static final class Any extends Codec<@Nullable Object> {
        public static final Codec<@Nullable Object> CODEC = new Any();

        @Override
        @SuppressWarnings("NullAway") // the type argument allows null; the checker does not look at those
        public @Nullable Object read(JsonParser in) throws IOException {
            return FreeFormJson.read(in);
        }

        @Override
        public void write(@Nullable Object value, JsonGenerator out) throws IOException {
            FreeFormJson.write(value, out, FreeFormJson.NOTHING_ELSE);
        }
    }
}
