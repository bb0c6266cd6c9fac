package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the specification and where it stands.
 *
 * @param pointer a JSON pointer
 */
public record SpecNode(JsonNode node, String pointer) {
    SpecNode child(String name) {
        return new SpecNode(node.path(name), pointer + "/" + escape(name));
    }

    List<SpecNode> elements() {
        List<SpecNode> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new SpecNode(node.path(i), pointer + "/" + i));
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
