package ai.autoposting.sdk.it;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body of an operation as the specification's examples have it. */
final class ExampleBody {
    private final SpecFile spec;
    private final SpecFile.Op operation;

    ExampleBody(SpecFile spec, SpecFile.Op operation) {
        this.spec = spec;
        this.operation = operation;
    }

    /** As the type of the generated method: a model of JSON, the parts of a form, or a file. */
    Object of(Type type) throws ReflectiveOperationException {
        JsonNode content = spec.bodyContent(operation);
        if (content.has("application/json")) {
            return ExampleValues.typed(json(content.path("application/json")), type);
        }
        JsonNode form = content.has("multipart/form-data")
                ? content.path("multipart/form-data")
                : content.path("application/x-www-form-urlencoded");
        return form.isMissingNode()
                ? ExampleValues.typed(JsonNodeFactory.instance.stringNode("example"), type)
                : form(form, (Class<?>) type);
    }

    private Object form(JsonNode content, Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (Method setter : builder.getClass().getMethods()) {
            for (Map.Entry<String, JsonNode> value : json(content).properties()) {
                boolean sets = setter.getParameterCount() == 1
                        && setter.getReturnType() == builder.getClass()
                        && ExampleCall.plain(setter.getName()).equals(ExampleCall.plain(value.getKey()));
                if (sets) {
                    Object part = ExampleValues.typed(value.getValue(), setter.getGenericParameterTypes()[0]);
                    String contentType = content.path("encoding")
                            .path(value.getKey())
                            .path("contentType")
                            .asString("");
                    setter.invoke(
                            builder,
                            ExampleValues.withContentType(part, contentType.split(",", 2)[0]));
                }
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private JsonNode json(JsonNode content) {
        MadeUp values = new MadeUp(spec);
        return values.given(content).orElseGet(() -> values.value(content.path("schema"), operation + ": body"));
    }
}
