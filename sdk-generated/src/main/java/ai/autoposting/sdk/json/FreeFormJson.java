package ai.autoposting.sdk.json;

import ai.autoposting.sdk.runtime.FreeList;
import ai.autoposting.sdk.runtime.FreeMap;
import ai.autoposting.sdk.runtime.UnmodifiableCopies;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON that no model describes, as plain Java values: String, Boolean, Integer, Long, BigInteger, Double, BigDecimal (where
 * a double would lose digits), List, Map and null. A number of more than 1,000 characters, or whose exponent is beyond
 * 1,000, is its text, a String: Java either cannot hold it or would take gigabytes for it later.
 */
public final class FreeFormJson {
    /** Of names: most objects are small, and hostile ones are many. */
    private static final int EXPECTED_NAMES = 2;

    /** Refuses every value that is not JSON by itself. */
    public static final Writer NOTHING_ELSE = new Writer() {
        @Override
        public void write(Object value, JsonGenerator out) {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName());
        }
    };

    /** Writes values of classes that are not known here. */
    public interface Writer {
        void write(Object value, JsonGenerator out) throws IOException;

        /** Told of each value whose codec is known, before it is written. */
        default void before(Object value, Codec<Object> codec) {}
    }

    private FreeFormJson() {}

    /** Reads the value whose first token is the parser's current one. Lists and maps are unmodifiable. */
    public static @Nullable Object read(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) {
            throw JsonMismatchException.at(in, "a value");
        }
        return switch (token) {
            case START_OBJECT -> readMap(in);
            case START_ARRAY -> readList(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> NumberBounds.canHold(in) ? in.getNumberValue() : in.getText();
            case VALUE_NUMBER_FLOAT -> NumberBounds.canHold(in) ? readFraction(in) : in.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw JsonMismatchException.at(in, "a value");
        };
    }

    static Map<String, @Nullable Object> readMap(JsonParser in) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            throw JsonMismatchException.at(in, "an object");
        }
        LinkedHashMap<String, @Nullable Object> map = new LinkedHashMap<>(EXPECTED_NAMES);
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            map.put(name, read(in));
        }
        return FreeMap.of(map);
    }

    static List<@Nullable Object> readList(JsonParser in) throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            throw JsonMismatchException.at(in, "an array");
        }
        ArrayList<@Nullable Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(in));
        }
        return FreeList.of(list);
    }

    private static Number readFraction(JsonParser in) throws IOException {
        BigDecimal exact = in.getDecimalValue();
        double near = exact.doubleValue();
        boolean same = !Double.isInfinite(near) && BigDecimal.valueOf(near).compareTo(exact) == 0;
        return same ? (Number) near : exact;
    }

    /** Writes names and values into the object that has been begun. */
    static void writeProperties(Map<String, @Nullable Object> properties, JsonGenerator out) throws IOException {
        for (Map.Entry<String, @Nullable Object> entry : properties.entrySet()) {
            out.writeFieldName(entry.getKey());
            write(entry.getValue(), out, NOTHING_ELSE);
        }
    }

    /** As deep as a property that a caller gives may be, in the object that it is a property of. */
    private static void requireShallow(JsonGenerator out) {
        UnmodifiableCopies.requireShallow(out.getOutputContext().getNestingDepth() - 1);
    }

    /** Writes plain values, models, and through {@code others} whatever else there is. */
    public static void write(@Nullable Object value, JsonGenerator out, Writer others) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            if (!(map instanceof FreeMap)) { // whose depth is known
                requireShallow(out);
            }
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(UnmodifiableCopies.nameOf(entry.getKey()));
                write(entry.getValue(), out, others);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> values) {
            if (!(values instanceof FreeList)) {
                requireShallow(out);
            }
            out.writeStartArray();
            for (Object each : values) {
                write(each, out, others);
            }
            out.writeEndArray();
        } else if (value instanceof Object[] values) {
            write(Arrays.asList(values), out, others);
        } else if (value instanceof Short || value instanceof Byte) {
            out.writeNumber(((Number) value).intValue());
        } else if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else {
            Codec<Object> codec = JsonCodecs.codecOf(value);
            if (codec == null || codec == ScalarCodecs.Any.CODEC) { // the codec of any value would come back here
                others.write(value, out);
            } else {
                others.before(value, codec);
                codec.write(value, out);
            }
        }
    }
}
