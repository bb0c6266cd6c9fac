package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks a random place of a specification. */
record Breakage(Random random) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Puts something else, nothing, or the wrong thing in some place. */
    void breakOne(ObjectNode spec) {
        List<Runnable> places = new ArrayList<>();
        collect(spec, places);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).run();
        }
    }

    private void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (String name : names(object)) {
                places.add(() -> {
                    switch (random.nextInt(3)) {
                        case 0 -> object.remove(name);
                        case 1 -> object.set(odd(), object.remove(name));
                        default -> object.set(name, wrong(object));
                    }
                });
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, wrong(array)));
            }
        }
        node.forEach(child -> collect(child, places));
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode wrong(JsonNode other) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt(3) - 1);
            case 2 -> NODES.textNode(odd());
            case 3 -> NODES.booleanNode(random.nextInt(2) == 0);
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode();
            case 6 -> NODES.arrayNode().add(other.deepCopy());
            case 7 ->
                NODES.objectNode()
                        .put(
                                "$ref",
                                pick("#/components/schemas/Gone", "#", "#/", "x.yaml", "", "#/paths", "#/info/title"));
            default -> other.deepCopy();
        };
    }

    private String odd() {
        return pick(RandomWords.ODD.toArray(String[]::new));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
