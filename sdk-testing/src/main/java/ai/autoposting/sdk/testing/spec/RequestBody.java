package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The content of a request. What is no JSON is not kept, since nobody can tell what in it is secret.
 *
 * @param characters how long it was
 * @param json empty for what is no JSON in UTF-8, or none that {@link JsonTrees#fromOutside} takes
 */
public record RequestBody(int characters, Optional<JsonNode> json) {
    public static RequestBody of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RequestBody(text.length(), JsonTrees.fromOutside(text));
        } catch (CharacterCodingException noUtf8) {
            return new RequestBody(new String(bytes, StandardCharsets.UTF_8).length(), Optional.empty());
        }
    }

    public boolean isEmpty() {
        return characters == 0;
    }

    @Override
    public String toString() {
        return "(" + characters + " characters)";
    }
}
