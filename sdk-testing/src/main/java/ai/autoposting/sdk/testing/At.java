package ai.autoposting.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the specification and where it stands.
 *
 * @param pointer a JSON pointer
 */
record At(JsonNode node, String pointer) {
    At child(String name) {
        return new At(node.path(name), pointer + "/" + escape(name));
    }

    List<At> elements() {
        List<At> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new At(node.path(i), pointer + "/" + i));
        }
        return elements;
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    String text(String name) {
        return node.path(name).asText();
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
