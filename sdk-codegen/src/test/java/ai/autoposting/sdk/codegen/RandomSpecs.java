package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small specifications, each made from its number so that a failure can be repeated: an even one is as a service could publish it, an
 * odd one has names and texts that nobody would choose, and of each kind every second one is broken somewhere.
 */
final class RandomSpecs {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Random random;
    private final boolean calm;
    private final boolean broken;
    private final Breakage breakage;
    private final List<String> components = new ArrayList<>();

    private RandomSpecs(long number) {
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        this.calm = number % 2 == 0;
        this.broken = number / 2 % 2 == 1;
        this.breakage = new Breakage(random);
    }

    static ObjectNode spec(long number) {
        return new RandomSpecs(number).document();
    }

    /** Whether it can be called as it stands, if it can be generated. */
    static boolean isCalm(long number) {
        RandomSpecs spec = new RandomSpecs(number);
        return spec.calm && !spec.broken;
    }

    private ObjectNode document() {
        ObjectNode spec = NODES.objectNode();
        spec.put("openapi", pick("3.1.0", "3.1.0", "3.0.3"));
        spec.putObject("info").put("title", text()).put("version", "1");
        spec.putArray("servers").addObject().put("url", "https://app.autoposting.ai/api-proxy");
        ObjectNode schemes = NODES.objectNode();
        schemes.putObject("key").put("type", "http").put("scheme", "bearer");
        spec.putArray("security").addObject().putArray("key");
        for (int i = random.nextInt(5); i > 0; i--) {
            components.add(
                    calm
                            ? "Thing" + i
                            : pick(
                                    "Thing" + i,
                                    "String",
                                    "Object",
                                    "thing" + i,
                                    "Thing-" + i,
                                    "class",
                                    "Builder",
                                    "Codec"));
        }
        ObjectNode paths = spec.putObject("paths");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            operation(paths, i);
        }
        ObjectNode all = spec.putObject("components");
        all.set("securitySchemes", schemes);
        ObjectNode schemas = all.putObject("schemas");
        for (String name : components) {
            schemas.set(name, one(6) ? enumeration() : object(1));
        }
        for (int i = broken ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            breakage.breakOne(spec);
        }
        return spec;
    }

    private void operation(ObjectNode paths, int number) {
        String method = pick("get", "post", "put", "patch", "delete");
        boolean withArgument = one(2);
        String argument = name();
        String path =
                "/" + (calm ? "things" + number : pick("things" + number, "a b", "\u00e9", "%2F", "{", "a:b", ".."))
                        + (withArgument ? "/{" + argument + "}" : "");
        ObjectNode operation = paths.withObjectProperty(path).putObject(method);
        operation.put(
                "operationId",
                calm
                        ? "call" + number
                        : pick(
                                "call" + number,
                                "call-" + number,
                                "",
                                "1",
                                "close",
                                "execute",
                                "toString",
                                "\u00e9",
                                "a b",
                                "class",
                                "async"));
        operation
                .putArray("tags")
                .add(
                        calm
                                ? pick("Things", "Other Things")
                                : pick("Things", "", "Close", "Execute", "\u00e9", "A/B", "Object", "1", "things"));
        operation.put("summary", text());
        operation.put("description", text());
        ArrayNode parameters = operation.putArray("parameters");
        if (withArgument) {
            parameter(parameters, argument, "path", scalar());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            parameter(
                    parameters,
                    name() + (calm ? i : ""),
                    pick("query", "query", "header"),
                    one(4) ? array(scalar()) : scalar());
        }
        if (!method.equals("get") && !method.equals("delete") && one(2)) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content").putObject("application/json").set("schema", one(2) ? reference() : object(1));
        }
        responses(operation.putObject("responses"));
    }

    private void parameter(ArrayNode parameters, String name, String in, ObjectNode schema) {
        ObjectNode parameter =
                parameters.addObject().put("name", name).put("in", in).put("description", text());
        if (in.equals("path") || one(2)) {
            parameter.put("required", true);
        }
        parameter.set("schema", schema);
    }

    private void responses(ObjectNode responses) {
        responses
                .putObject("401")
                .put("description", "No.")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        if (one(6)) {
            responses.putObject("204").put("description", "Done.");
            return;
        }
        ObjectNode response = responses.putObject(pick("200", "201")).put("description", text());
        ObjectNode content = response.putObject("content").putObject("application/json");
        ObjectNode data = schema(1);
        if (one(3)) {
            content.set("schema", data);
            return;
        }
        ObjectNode envelope = content.putObject("schema").put("type", "object");
        envelope.putArray("required").add("success").add("data");
        envelope.putObject("properties").set("data", data);
        envelope.withObjectProperty("properties").putObject("success").put("type", "boolean");
    }

    private ObjectNode schema(int depth) {
        int kind = random.nextInt(depth > 3 ? 5 : 10);
        return switch (kind) {
            case 0, 1 -> scalar();
            case 2 -> enumeration();
            case 3, 4 -> reference();
            case 5 -> array(schema(depth + 1));
            case 6 -> map(depth);
            case 7 -> composed(depth);
            default -> object(depth);
        };
    }

    private ObjectNode scalar() {
        ObjectNode schema = NODES.objectNode();
        String type = pick("string", "string", "integer", "number", "boolean");
        boolean nullable = one(6);
        if (nullable) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
        switch (type) {
            case "string" -> {
                if (one(2)) {
                    schema.put(
                            "format",
                            pick(
                                    "date-time",
                                    "date",
                                    "uuid",
                                    "uri",
                                    "email",
                                    "password",
                                    "byte",
                                    calm ? "email" : "nonsense"));
                } else if (one(3)) {
                    schema.put("minLength", 1 + random.nextInt(3)).put("maxLength", 40);
                }
            }
            case "integer" -> schema.put("format", pick("int32", "int64"));
            default -> {}
        }
        if (one(4)) {
            schema.put("description", text());
        }
        return schema;
    }

    private ObjectNode enumeration() {
        ObjectNode schema = NODES.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String value = calm ? "value" + i : pick(RandomWords.ODD.toArray(String[]::new)) + (one(2) ? i : "");
            values.add(value);
        }
        return schema;
    }

    private ObjectNode reference() {
        if (components.isEmpty()) {
            return scalar();
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + pick(components.toArray(String[]::new)));
    }

    private static ObjectNode array(ObjectNode items) {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    private ObjectNode map(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        schema.set("additionalProperties", one(3) ? NODES.booleanNode(true) : schema(depth + 1));
        return schema;
    }

    private ObjectNode composed(int depth) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode parts = schema.putArray(pick("allOf", "allOf", "anyOf", "oneOf"));
        parts.add(one(2) ? reference() : object(depth + 1));
        if (one(2)) {
            parts.add(one(3) ? NODES.objectNode().put("type", "null") : object(depth + 1));
        }
        return schema;
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        if (one(3)) {
            schema.put("description", text());
        }
        ObjectNode properties = schema.putObject("properties");
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = name();
            properties.set(name, schema(depth + 1));
            if (one(3)) {
                schema.withArray("required").add(name);
            }
        }
        return schema;
    }

    private String name() {
        return calm
                ? pick(RandomWords.CALM.toArray(String[]::new))
                : pick(one(2) ? RandomWords.CALM.toArray(String[]::new) : RandomWords.ODD.toArray(String[]::new));
    }

    private String text() {
        return calm ? "A thing." : pick(RandomWords.TEXTS.toArray(String[]::new));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
