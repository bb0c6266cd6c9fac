package ai.autoposting.sdk.it;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Examples of the specification as values of generated types, and back. */
final class ExampleValues {
    private static final JsonMapper TREES = new JsonMapper();
    private static final ObjectMapper USERS_MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addDeserializer(OffsetDateTime.class, texts(OffsetDateTime.class, OffsetDateTime::parse))
                    .addDeserializer(LocalDate.class, texts(LocalDate.class, LocalDate::parse)));

    private ExampleValues() {}

    static Object typed(JsonNode example, Type type) throws ReflectiveOperationException {
        try {
            return type instanceof Class<?> file && file.getSimpleName().equals("Upload")
                    ? upload(file, example.asString("example"))
                    : USERS_MAPPER.readValue(example.toString(), USERS_MAPPER.constructType(type));
        } catch (JsonProcessingException unfit) {
            throw new AssertionError("the example " + example + " does not fit " + type, unfit);
        }
    }

    /** By whichever of its factories takes bytes. */
    private static Object upload(Class<?> type, String text) throws ReflectiveOperationException {
        Method factory = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {byte[].class}))
                .findFirst()
                .orElseThrow();
        return factory.invoke(null, (Object) text.getBytes(StandardCharsets.UTF_8));
    }

    /** An upload with this type, if it is an upload and there is a type. */
    static Object withContentType(Object part, String contentType) throws ReflectiveOperationException {
        return contentType.isEmpty() || !part.getClass().getSimpleName().equals("Upload")
                ? part
                : part.getClass().getMethod("withContentType", String.class).invoke(part, contentType);
    }

    /** A model, a list or a map of them, or a plain value. */
    static JsonNode json(Object value) throws JsonProcessingException {
        return TREES.readTree(USERS_MAPPER.writeValueAsString(value));
    }

    private static <T> StdDeserializer<T> texts(Class<T> type, Function<String, T> parser) {
        return new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return parser.apply(in.getText());
            }
        };
    }
}
