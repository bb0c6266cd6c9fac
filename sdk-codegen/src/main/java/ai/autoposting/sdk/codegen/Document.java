package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The specification as it stands, and what its references point to. Knows nothing of what it says, nor of Java. */
final class Document {
    private static final String COMPONENT = "#/components/schemas/";

    private static final Set<String> FORMS = Set.of(Bodies.MULTIPART, Bodies.FORM);

    private final JsonNode root;

    Document(JsonNode root) {
        this.root = root;
    }

    /** @throws SpecException when it is no OpenAPI 3.0 or 3.1, or something in it has another shape than that asks for */
    static Document read(Path file) {
        JsonNode root = SpecReader.read(file);
        String version = root.path("openapi").asText();
        if (!version.matches("3\\.[01](\\..*)?")) {
            throw new SpecException(
                    "openapi",
                    "must be 3.0 or 3.1, not " + (version.isEmpty() ? "absent" : version),
                    "(convert the document)");
        }
        DocumentShape.require(root);
        return new Document(root);
    }

    JsonNode root() {
        return root;
    }

    /** Before 3.1, what stands beside a {@code $ref} means nothing. */
    boolean isBefore31() {
        return root.path("openapi").asText().startsWith("3.0");
    }

    JsonNode schemas() {
        return root.path("components").path("schemas");
    }

    /** The component that a reference names, or an empty text. */
    static String component(String reference) {
        String name = reference.startsWith(COMPONENT) ? reference.substring(COMPONENT.length()) : "";
        return name.contains("/") ? "" : plain(name);
    }

    /** What a node is when its references are followed; what stands beside one in a path item is kept. */
    JsonNode follow(JsonNode node, String place) {
        JsonNode followed = node;
        Set<String> seen = new HashSet<>();
        while (followed.path("$ref").isTextual()) {
            String reference = followed.path("$ref").asText();
            if (!seen.add(reference)) {
                throw new SpecException(place, "$ref " + reference + " refers to itself", "(mend the document)");
            }
            JsonNode target = target(reference, place);
            if (followed.size() > 1 && target.isObject()) {
                ObjectNode merged = target.deepCopy();
                merged.setAll((ObjectNode) followed.deepCopy());
                followed = target.has("$ref") ? merged.set("$ref", target.get("$ref")) : merged.without("$ref");
            } else {
                followed = target;
            }
        }
        return followed;
    }

    JsonNode target(String reference, String place) {
        if (!reference.startsWith("#/")) {
            throw new SpecException(
                    place,
                    "$ref " + reference + " leads out of the document",
                    "(put what it refers to into the document)");
        }
        JsonNode target = at(reference);
        if (target.isMissingNode()) {
            throw new SpecException(place, "$ref " + reference + " points nowhere", "(mend the document)");
        }
        return target;
    }

    /** @param reference into this document */
    private JsonNode at(String reference) {
        return root.at(JsonPointer.compile(plainPointer(reference.substring(1))));
    }

    /** One with a {@code %} that begins no code stays as it is. */
    private static String plainPointer(String pointer) {
        String coded = pointer.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
        return URLDecoder.decode(coded, StandardCharsets.UTF_8);
    }

    private static String plain(String segment) {
        return plainPointer(segment).replace("~1", "/").replace("~0", "~");
    }

    /**
     * Adds the schemas that something needs, and those that these need.
     *
     * @param forms whether the schema of a form is needed as a type, beside what its parts need
     */
    void addNeeded(JsonNode node, boolean forms, Set<String> components) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith("#/")) {
            String component = component(reference);
            if (components.add(component.isEmpty() ? reference : component)) {
                addNeeded(at(reference), forms, components);
            }
        }
        for (Map.Entry<String, JsonNode> field : fields(node)) {
            boolean form = !forms && FORMS.contains(Contents.plain(field.getKey()));
            addNeeded(form ? partsOf(field.getValue()) : field.getValue(), forms, components);
        }
        if (node.isArray()) {
            node.forEach(child -> addNeeded(child, forms, components));
        }
    }

    private JsonNode partsOf(JsonNode form) {
        JsonNode schema = form.path("schema");
        String component = component(schema.path("$ref").asText());
        return component.isEmpty() ? schema : schemas().path(component);
    }

    static Set<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties();
    }
}
