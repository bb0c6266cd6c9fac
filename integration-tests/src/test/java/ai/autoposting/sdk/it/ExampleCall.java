package ai.autoposting.sdk.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the generated method of one operation with the examples of the specification, as a user would. What is missing for
 * it ends in a {@link Missing} that says what to add.
 */
final class ExampleCall {
    /** Something that has to be added before the operation can be called. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String whatToAdd) {
            super(whatToAdd);
        }
    }

    private static final ObjectMapper USERS_MAPPER = new ObjectMapper();

    private final SpecFile spec;
    private final SpecFile.Op operation;

    ExampleCall(SpecFile spec, SpecFile.Op operation) {
        this.spec = spec;
        this.operation = operation;
    }

    /** What the method returned; null for void. */
    Object on(Object client) throws Throwable {
        Object api = api(client);
        Method method = method(api);
        try {
            return method.invoke(api, arguments(method));
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private Object api(Object client) throws ReflectiveOperationException {
        String tag = operation.node().path("tags").path(0).asString("default");
        Optional<Method> accessor = Arrays.stream(client.getClass().getMethods())
                .filter(candidate ->
                        plain(candidate.getName()).equals(plain(tag)) && candidate.getParameterCount() == 0)
                .findFirst();
        return accessor.orElseThrow(() -> noMethod("for its tag \"" + tag + "\""))
                .invoke(client);
    }

    /** The longest of the overloads without options: the one that takes the parameters too, if there are any. */
    private Method method(Object api) {
        return Arrays.stream(api.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(operation.id()))
                .filter(candidate -> Arrays.stream(candidate.getParameterTypes())
                        .noneMatch(type -> type.getSimpleName().equals("RequestOptions")))
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() -> noMethod(api.getClass().getSimpleName() + "." + operation.id() + "(...)"));
    }

    private Missing noMethod(String name) {
        return new Missing(
                operation + " has no method " + name + " on the client"
                        + ": build sdk-generated from the present openapi/autoposting.yaml (mvn -pl sdk-generated -am compile)");
    }

    private Object[] arguments(Method method) throws ReflectiveOperationException {
        List<Object> arguments = new ArrayList<>();
        List<JsonNode> path = new ArrayList<>(spec.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asString().equals("path"))
                .sorted(Comparator.comparingInt(parameter ->
                        operation.path().indexOf("{" + parameter.path("name").asString() + "}")))
                .toList());
        for (Type type : method.getGenericParameterTypes()) {
            if (!path.isEmpty()) {
                arguments.add(typed(example(path.remove(0)), type));
            } else if (type.getTypeName().endsWith("Params")) {
                arguments.add(params((Class<?>) type));
            } else {
                arguments.add(typed(body(), type));
            }
        }
        return arguments.toArray();
    }

    private Object params(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        Map<String, JsonNode> byPlainName = new LinkedHashMap<>();
        spec.parameters(operation).stream()
                .filter(parameter -> !parameter.path("in").asString().equals("path"))
                .forEach(parameter ->
                        byPlainName.put(plain(parameter.path("name").asString()), parameter));
        for (Method setter : builder.getClass().getMethods()) {
            JsonNode parameter = byPlainName.get(plain(setter.getName()));
            boolean sets =
                    parameter != null && setter.getParameterCount() == 1 && !Modifier.isStatic(setter.getModifiers());
            if (sets && (hasExample(parameter) || parameter.path("required").asBoolean())) {
                setter.invoke(builder, typed(example(parameter), setter.getGenericParameterTypes()[0]));
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static Object typed(JsonNode example, Type type) throws ReflectiveOperationException {
        try {
            return USERS_MAPPER.readValue(example.toString(), USERS_MAPPER.constructType(type));
        } catch (JsonProcessingException unfit) {
            throw new AssertionError("the example " + example + " does not fit " + type, unfit);
        }
    }

    private boolean hasExample(JsonNode parameter) {
        return parameter.has("example")
                || spec.resolve(parameter.path("schema")).has("example");
    }

    private JsonNode example(JsonNode parameter) {
        if (!hasExample(parameter)) {
            throw new Missing(operation + ": " + parameter.path("in").asString() + " parameter "
                    + parameter.path("name").asString()
                    + " has no example: add `example:` to its schema in openapi/autoposting.yaml");
        }
        return parameter.has("example")
                ? parameter.get("example")
                : spec.resolve(parameter.path("schema")).get("example");
    }

    private JsonNode body() {
        JsonNode content = spec.resolve(operation.node().path("requestBody"))
                .path("content")
                .path("application/json");
        return content.has("example") ? content.get("example") : make(content.path("schema"), "body");
    }

    private JsonNode make(JsonNode reference, String place) {
        JsonNode schema = spec.resolve(reference);
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (!schema.has("properties")) {
            throw new Missing(operation + ": " + place
                    + " has no example: add `example:` to its schema in openapi/autoposting.yaml");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required || spec.resolve(property.getValue()).has("example")) {
                object.set(property.getKey(), make(property.getValue(), place + "." + property.getKey()));
            }
        }
        return object;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
