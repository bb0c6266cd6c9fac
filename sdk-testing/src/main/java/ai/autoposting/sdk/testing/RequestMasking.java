package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.runtime.SecretNames;
import ai.autoposting.sdk.runtime.SecretNames.Kind;
import ai.autoposting.sdk.testing.spec.PathSegments;
import ai.autoposting.sdk.testing.spec.PathTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a recorded request looks with its secrets masked. */
final class RequestMasking {
    static final String MASK = "***";

    /** Shorter values turn up everywhere. */
    private static final int MIN_LENGTH = 8;

    private final Set<String> declared;

    /** @param declared names that the specification marks with {@code format: password} */
    RequestMasking(Set<String> declared) {
        this.declared = declared;
    }

    boolean isSecret(String name) {
        return kindOf(name) != Kind.PLAIN;
    }

    private Kind kindOf(String name) {
        return declared.contains(name) ? Kind.SECRET : SecretNames.kindOf(name);
    }

    /** Keeps the scheme of an {@code Authorization} header: which one was sent is worth asserting on. */
    String mask(String name, String value) {
        if (!isSecret(name)) {
            return value;
        }
        return value.regionMatches(true, 0, "Bearer ", 0, 7) ? value.substring(0, 7) + MASK : MASK;
    }

    /** A copy in which every secret that is there, of whatever kind, is {@link #MASK}; a name or text that holds the key too. */
    JsonNode mask(JsonNode tree, Optional<String> key) {
        return mask(tree, key, false);
    }

    /** @param several whether the tree stands under a name of several secrets, where every text is one */
    private JsonNode mask(JsonNode tree, Optional<String> key, boolean several) {
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(mask(element, key, several && !element.isObject())));
            return copy;
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                copy.set(withoutKey(property.getKey(), key), mask(property, key, several));
            }
            return copy;
        }
        if (tree.isTextual()) {
            return TextNode.valueOf(several ? MASK : withoutKey(tree.asText(), key));
        }
        return tree;
    }

    private JsonNode mask(Map.Entry<String, JsonNode> property, Optional<String> key, boolean several) {
        Kind kind = kindOf(property.getKey());
        if (kind == Kind.SECRET && !property.getValue().isNull()) {
            return TextNode.valueOf(MASK);
        }
        return mask(property.getValue(), key, several || kind == Kind.SECRETS);
    }

    /** The API key of a request, if it has one and it is too long to be part of other text by chance. */
    static Optional<String> key(IncomingRequest request) {
        return PresentedKey.of(request).filter(key -> key.length() >= MIN_LENGTH);
    }

    static String withoutKey(String text, Optional<String> key) {
        return key.isPresent() ? text.replace(key.get(), MASK) : text;
    }

    /**
     * The path of a request with each segment masked that is an argument of a secret name, or holds the request's API key or
     * a value that it sends under a secret name in its query or headers.
     */
    String path(IncomingRequest request, @Nullable PathTemplate template) {
        List<String> known = valuesOutsideTheBody(request);
        List<String> segments = new ArrayList<>(List.of(request.path().split("/", -1)));
        int offset = segments.size() - (template == null ? 0 : template.size());
        for (int i = 0; i < segments.size(); i++) {
            String decoded = PathSegments.decode(segments.get(i));
            boolean named = template != null
                    && i >= offset
                    && template.variable(i - offset).filter(this::isSecret).isPresent();
            if (named || known.stream().anyMatch(decoded::contains) || isAssignment(decoded)) {
                segments.set(i, MASK);
            }
        }
        return String.join("/", segments);
    }

    /** {@code access_token=…}, also after a semicolon. */
    private boolean isAssignment(String segment) {
        return Stream.of(segment.split("[;&?]", -1))
                .anyMatch(part -> part.contains("=") && isSecret(part.substring(0, part.indexOf('='))));
    }

    private List<String> valuesOutsideTheBody(IncomingRequest request) {
        List<String> values = new ArrayList<>();
        key(request).ifPresent(values::add);
        request.query().stream().filter(one -> isSecret(one.getKey())).forEach(one -> values.add(one.getValue()));
        request.headers().forEach((name, all) -> {
            if (isSecret(name)) {
                values.addAll(all);
            }
        });
        values.removeIf(value -> value.length() < MIN_LENGTH);
        return values;
    }
}
