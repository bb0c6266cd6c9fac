package ai.autoposting.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The JSON object that a request to the control door carries; an empty one when it has no body. */
record ControlBody(JsonNode json) {
    static ControlBody of(IncomingRequest request) {
        if (request.body().isEmpty()) {
            return new ControlBody(JsonNodeFactory.instance.objectNode());
        }
        return new ControlBody(request.body()
                .json()
                .filter(JsonNode::isObject)
                .orElseThrow(() ->
                        new IllegalArgumentException("the body must be a JSON object of no more than 100,000 tokens")));
    }

    JsonNode value(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    String text(String name) {
        return text(value(name), name);
    }

    private static String text(JsonNode value, String name) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " must be a text");
        }
        return value.asText();
    }

    /** One text, or a list of them. */
    List<String> texts(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            return List.of(text(name));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(text(element, name)));
        return texts;
    }

    /** 0 when it is missing. */
    long number(String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return value.asLong();
    }
}
