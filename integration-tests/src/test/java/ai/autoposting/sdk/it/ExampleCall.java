package ai.autoposting.sdk.it;

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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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

    private final SpecFile spec;
    private final SpecFile.Op operation;
    private final MadeUp values;

    ExampleCall(SpecFile spec, SpecFile.Op operation) {
        this.spec = spec;
        this.operation = operation;
        this.values = new MadeUp(spec);
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

    /** The tag's; where there is no tag, the one that has the method. */
    private Object api(Object client) throws ReflectiveOperationException {
        JsonNode tag = operation.node().path("tags").path(0);
        Optional<Method> accessor = Arrays.stream(client.getClass().getMethods())
                .filter(candidate -> candidate.getParameterCount() == 0)
                .filter(candidate -> tag.isMissingNode()
                        ? methods(candidate.getReturnType()).findAny().isPresent()
                        : plain(candidate.getName()).equals(plain(tag.asString())))
                .findFirst();
        return accessor.orElseThrow(() ->
                        noMethod(tag.isMissingNode() ? "without a tag" : "for its tag \"" + tag.asString() + "\""))
                .invoke(client);
    }

    private Stream<Method> methods(Class<?> api) {
        return Arrays.stream(api.getMethods())
                .filter(candidate -> plain(candidate.getName()).equals(plain(operation.id())))
                .filter(candidate -> Arrays.stream(candidate.getParameterTypes())
                        .noneMatch(type -> type.getSimpleName().equals("RequestOptions")));
    }

    /** The longest of the overloads without options: the one that takes the body and the parameters too, if there are any. */
    private Method method(Object api) {
        return methods(api.getClass())
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
                arguments.add(ExampleValues.typed(example(path.remove(0)), type));
            } else if (type.getTypeName().endsWith("Params")) {
                arguments.add(params((Class<?>) type));
            } else {
                arguments.add(new ExampleBody(spec, operation).of(type));
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
                setter.invoke(builder, ExampleValues.typed(example(parameter), setter.getGenericParameterTypes()[0]));
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private boolean hasExample(JsonNode parameter) {
        return values.given(parameter).isPresent()
                || values.given(spec.resolve(parameter.path("schema"))).isPresent();
    }

    private JsonNode example(JsonNode parameter) {
        String place = operation + ": " + parameter.path("in").asString() + " parameter "
                + parameter.path("name").asString();
        return values.given(parameter).orElseGet(() -> values.value(parameter.path("schema"), place));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
