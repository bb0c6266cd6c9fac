package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The content of a request. What is neither JSON nor a form is not kept, since nobody can tell what in it is secret.
 *
 * @param length in characters; of what is no text in bytes
 * @param isText whether it was UTF-8
 * @param json empty for what is no JSON in UTF-8, or none that {@link JsonTrees#fromOutside} takes
 * @param form the parts of a form, if it says that it is one and is
 */
public record RequestBody(int length, boolean isText, Optional<JsonNode> json, Optional<List<FormPart>> form) {
    /** @param contentType the header; empty for none */
    public static RequestBody of(byte[] bytes, String contentType) {
        Optional<List<FormPart>> form = Forms.read(bytes, contentType);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RequestBody(text.length(), true, JsonTrees.fromOutside(text), form);
        } catch (CharacterCodingException noText) {
            return new RequestBody(bytes.length, false, Optional.empty(), form);
        }
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The JSON, or the form as JSON: its texts by their names, an array where a name stands twice. */
    public Optional<JsonNode> tree() {
        return json.or(() -> form.map(RequestBody::asJson));
    }

    private static JsonNode asJson(List<FormPart> parts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (FormPart part : parts) {
            JsonNode value = value(part);
            JsonNode before = object.get(part.name());
            if (before == null) {
                object.set(part.name(), value);
            } else if (before instanceof ArrayNode array) {
                array.add(value);
            } else {
                object.putArray(part.name()).add(before).add(value);
            }
        }
        return object;
    }

    /** Objects and lists as what they are: there can be secrets in them. */
    private static JsonNode value(FormPart part) {
        return part.text()
                .flatMap(text -> JsonTrees.fromOutside(text)
                        .filter(JsonNode::isContainerNode)
                        .or(() -> Optional.of(TextNode.valueOf(text))))
                .orElseGet(() -> TextNode.valueOf(part.toString()));
    }

    /** {@code 12 characters}. */
    public String size() {
        return length + (isText ? " characters" : " bytes");
    }

    @Override
    public String toString() {
        return "(" + size() + ")";
    }
}
