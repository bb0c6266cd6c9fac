package ai.autoposting.sdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of what holds other values. Know the container; leave the element to its own codec. Each makes itself, so that the
 * first call loads those alone that it needs.
 */
public final class ContainerCodecs {
    private ContainerCodecs() {}

    /** A list, without nulls unless the element allows them; null or nothing is an empty list. */
    public static <E extends @Nullable Object> Codec<List<E>> list(Codec<E> element) {
        return ListCodec.of(element);
    }

    /** A map in the order of the JSON, without null values unless the value allows them; null or nothing is an empty map. */
    public static <V extends @Nullable Object> Codec<Map<String, V>> map(Codec<V> value) {
        return MapCodec.of(value);
    }

    /** A value that may be null. */
    public static <T> Codec<Optional<T>> optional(Codec<T> value) {
        return OptionalCodec.of(value);
    }

    private static final class ListCodec<E extends @Nullable Object> extends Codec<List<E>> {
        private final Codec<E> element;

        ListCodec(Codec<E> element) {
            this.element = element;
        }

        static <E extends @Nullable Object> Codec<List<E>> of(Codec<E> element) {
            return new ListCodec<>(element);
        }

        @Override
        @SuppressWarnings("unchecked") // the codec of any JSON has objects for elements
        public List<E> read(JsonParser in) throws IOException {
            if (element == ScalarCodecs.Any.CODEC) { // which reads nulls too
                return (List<E>) FreeFormJson.readList(in);
            }
            if (!in.isExpectedStartArrayToken()) {
                throw JsonMismatchException.at(in, "an array");
            }
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return List.of();
            }
            E first = element.read(in); // most lists are so short that they need none that grows
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return List.of(first);
            }
            E second = element.read(in);
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return List.of(first, second);
            }
            List<E> values = new ArrayList<>();
            values.add(first);
            values.add(second);
            return List.copyOf(readOn(values, in));
        }

        /** From the parser's current token, an element's first, to the end of the array. */
        private List<E> readOn(List<E> values, JsonParser in) throws IOException {
            do {
                values.add(element.read(in));
            } while (in.nextToken() != JsonToken.END_ARRAY);
            return values;
        }

        @Override
        public void write(List<E> values, JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (E value : values) {
                element.write(value, out);
            }
            out.writeEndArray();
        }

        @Override
        public void secrets(List<E> values, Consumer<String> sink) {
            for (E value : values) {
                element.secrets(value, sink);
            }
        }

        @Override
        void missing(List<E> values, List<String> missing) {
            for (int i = 0; i < values.size(); i++) {
                missingIn("[" + i + "]", element, values.get(i), missing);
            }
        }

        @Override
        public List<E> absent() {
            return List.of();
        }
    }

    private static final class MapCodec<V extends @Nullable Object> extends Codec<Map<String, V>> {
        private final Codec<V> value;

        MapCodec(Codec<V> value) {
            this.value = value;
        }

        static <V extends @Nullable Object> Codec<Map<String, V>> of(Codec<V> value) {
            return new MapCodec<>(value);
        }

        @Override
        @SuppressWarnings("unchecked") // the codec of any JSON has objects for values
        public Map<String, V> read(JsonParser in) throws IOException {
            if (value == ScalarCodecs.Any.CODEC) { // which reads nulls too
                return (Map<String, V>) FreeFormJson.readMap(in);
            }
            if (!in.isExpectedStartObjectToken()) {
                throw JsonMismatchException.at(in, "an object");
            }
            Map<String, V> values = new LinkedHashMap<>();
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                values.put(name, value.read(in));
            }
            return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(values);
        }

        @Override
        public void write(Map<String, V> values, JsonGenerator out) throws IOException {
            out.writeStartObject();
            for (Map.Entry<String, V> entry : values.entrySet()) {
                out.writeFieldName(entry.getKey());
                value.write(entry.getValue(), out);
            }
            out.writeEndObject();
        }

        @Override
        public void secrets(Map<String, V> values, Consumer<String> sink) {
            for (V each : values.values()) {
                value.secrets(each, sink);
            }
        }

        @Override
        void missing(Map<String, V> values, List<String> missing) {
            for (Map.Entry<String, V> entry : values.entrySet()) {
                missingIn(entry.getKey(), value, entry.getValue(), missing);
            }
        }

        @Override
        public Map<String, V> absent() {
            return Map.of();
        }
    }

    private static final class OptionalCodec<T> extends Codec<Optional<T>> {
        private final Codec<T> value;

        OptionalCodec(Codec<T> value) {
            this.value = value;
        }

        static <T> Codec<Optional<T>> of(Codec<T> value) {
            return new OptionalCodec<>(value);
        }

        @Override
        public Optional<T> read(JsonParser in) throws IOException {
            return in.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(value.read(in));
        }

        @Override
        public void write(Optional<T> optional, JsonGenerator out) throws IOException {
            @Nullable T present = optional.orElse(null);
            if (present == null) {
                out.writeNull();
            } else {
                value.write(present, out);
            }
        }

        @Override
        public void secrets(Optional<T> optional, Consumer<String> sink) {
            optional.ifPresent(present -> value.secrets(present, sink));
        }

        @Override
        void missing(Optional<T> optional, List<String> missing) {
            @Nullable T present = optional.orElse(null);
            if (present != null) {
                value.missing(present, missing);
            }
        }

        @Override
        public Optional<T> absent() {
            return Optional.empty();
        }
    }
}
