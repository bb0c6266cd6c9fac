package ai.autoposting.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which names carry secrets, and how a recorded value looks with them masked. */
final class Secrets {
    static final String MASK = "***";

    private static final Set<String> PROPERTIES = Set.of(
            "accesstoken", "refreshtoken", "idtoken", "clientsecret", "apikey", "signingsecret", "secret", "password");
    private static final Set<String> HEADERS =
            Set.of("authorization", "xapikey", "proxyauthorization", "cookie", "setcookie");

    private final Set<String> declared;

    /** @param declared names that the specification marks with {@code format: password} */
    Secrets(Set<String> declared) {
        this.declared = declared;
    }

    boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return PROPERTIES.contains(plain) || HEADERS.contains(plain) || declared.contains(name);
    }

    /** Keeps the scheme of an {@code Authorization} header: which one was sent is worth asserting on. */
    String mask(String name, String value) {
        if (!isSecret(name)) {
            return value;
        }
        return value.regionMatches(true, 0, "Bearer ", 0, 7) ? value.substring(0, 7) + MASK : MASK;
    }

    /** A copy in which every secret that is there, of whatever kind, is {@link #MASK}. */
    JsonNode mask(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        maskIn(copy);
        return copy;
    }

    private void maskIn(JsonNode tree) {
        if (tree instanceof ArrayNode array) {
            array.forEach(this::maskIn);
        } else if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (isSecret(property.getKey()) && !property.getValue().isNull()) {
                    property.setValue(TextNode.valueOf(MASK));
                } else {
                    maskIn(property.getValue());
                }
            }
        }
    }
}
