package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether what must be an object, a list or a text in a document is one, so that nobody who reads it later has to ask. What stands
 * nowhere, and {@code null}, is fine; so is whatever is no part of a type or an operation.
 */
final class DocumentShape {
    private static final String MEND = "(mend the document)";

    /** Of each role the parts that have a shape: a role, or a bracket for a list and a brace for a map of one. */
    private static final Map<String, Map<String, String>> PARTS = Map.of(
            "document",
            Map.of(
                    "paths",
                    "{item",
                    "webhooks",
                    "{item",
                    "components",
                    "components",
                    "security",
                    "[requirement",
                    "tags",
                    "[object"),
            "components",
            Map.of(
                    "schemas", "{schema",
                    "parameters", "{parameter",
                    "requestBodies", "{body",
                    "responses", "{response",
                    "headers", "{object",
                    "securitySchemes", "{object",
                    "pathItems", "{item"),
            "item",
            Map.of(
                    "parameters", "[parameter",
                    "get", "operation",
                    "put", "operation",
                    "post", "operation",
                    "delete", "operation",
                    "options", "operation",
                    "head", "operation",
                    "patch", "operation"),
            "operation",
            Map.of(
                    "operationId", "text",
                    "tags", "[text",
                    "parameters", "[parameter",
                    "requestBody", "body",
                    "responses", "{response",
                    "security", "[requirement"),
            "parameter",
            Map.of("name", "text", "in", "text", "schema", "schema", "content", "{media"),
            "body",
            Map.of("content", "{media"),
            "response",
            Map.of("content", "{media", "headers", "{object"),
            "media",
            Map.of("schema", "schema", "encoding", "{object"),
            "schema",
            Map.of(
                    "$ref", "text",
                    "properties", "{schema",
                    "items", "schema",
                    "additionalProperties", "schema",
                    "allOf", "[schema",
                    "anyOf", "[schema",
                    "oneOf", "[schema",
                    "not", "schema",
                    "enum", "[any",
                    "discriminator", "discriminator"),
            "discriminator",
            Map.of("propertyName", "text", "mapping", "{text"));

    private final List<Problem> problems = new ArrayList<>();

    private DocumentShape() {}

    /** @throws SpecException with all places that have another shape */
    static void require(JsonNode root) {
        DocumentShape shape = new DocumentShape();
        shape.check(root, "document", "#");
        if (!shape.problems.isEmpty()) {
            throw new SpecException(shape.problems);
        }
    }

    private void check(JsonNode node, String shape, String place) {
        String inner = shape.substring(1);
        if (node.isNull() && !place.equals("#")) {
            return;
        }
        if (shape.startsWith("[")) {
            if (is(node.isArray(), place, "a list")) {
                for (int i = 0; i < node.size(); i++) {
                    checkPresent(node.get(i), inner, place + "/" + i);
                }
            }
        } else if (shape.startsWith("{")) {
            if (is(node.isObject(), place, "an object")) {
                for (Map.Entry<String, JsonNode> each : Document.fields(node)) {
                    if (!each.getKey().startsWith("x-") || shape.equals("{schema")) {
                        checkPresent(each.getValue(), inner, place + "/" + step(each.getKey()));
                    }
                }
            }
        } else {
            checkOne(node, shape, place);
        }
    }

    private void checkPresent(JsonNode node, String shape, String place) {
        if (!node.isNull() || is(shape.equals("any") || shape.equals("response"), place, "there, not null")) {
            check(node, shape, place);
        }
    }

    private void checkOne(JsonNode node, String role, String place) {
        switch (role) {
            case "any" -> {}
            case "text" -> is(node.isValueNode(), place, "a text");
            case "requirement" -> check(node, "{any", place);
            case "schema" -> {
                if (is(node.isObject() || node.isBoolean(), place, "a schema")) {
                    checkParts(node, role, place);
                }
            }
            default -> {
                if (is(node.isObject(), place, "an object")) {
                    checkParts(node, role, place);
                }
            }
        }
    }

    private void checkParts(JsonNode node, String role, String place) {
        for (Map.Entry<String, String> part : PARTS.getOrDefault(role, Map.of()).entrySet()) {
            if (node.has(part.getKey())) {
                check(node.get(part.getKey()), part.getValue(), place + "/" + step(part.getKey()));
            }
        }
    }

    private boolean is(boolean so, String place, String what) {
        if (!so) {
            problems.add(new Problem(place, "must be " + what, MEND));
        }
        return so;
    }

    private static String step(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
