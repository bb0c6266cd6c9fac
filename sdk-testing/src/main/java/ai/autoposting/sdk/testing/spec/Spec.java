package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The OpenAPI document: its operations, its references, and the names that it marks as secret. */
public final class Spec {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    private final JsonNode document;
    private final List<SpecOperation> operations = new ArrayList<>();
    private final Set<String> passwords = new HashSet<>();

    public Spec(JsonNode document) {
        this.document = document;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(path.getKey(), path.getValue(), method.getKey(), method.getValue()));
                }
            }
        }
        // A literal segment wins over a variable one, as OpenAPI asks for.
        operations.sort(
                Comparator.comparingLong(operation -> operation.template().variables()));
        collectPasswords(document);
    }

    /** The specification of the service, as it was when this jar was built. */
    public static Spec ofTheService() {
        return Loaded.SPEC;
    }

    public List<SpecOperation> operations() {
        return operations;
    }

    /** The properties whose schema says {@code format: password}. */
    public Set<String> passwords() {
        return Set.copyOf(passwords);
    }

    public JsonNode document() {
        return document;
    }

    /**
     * The operation that this request is for.
     *
     * @param path from the root, as sent
     * @param base where the paths of all operations begin that have no server of their own
     */
    public Optional<SpecOperation> find(String method, String path, String base) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> operation.matches(path, base))
                .findFirst();
    }

    /** The node that a {@code $ref} names, or the node itself; with the place in the document where it stands. */
    SpecNode resolve(SpecNode at) {
        SpecNode resolved = at;
        while (resolved.node().has("$ref")) {
            String pointer = resolved.node().get("$ref").asText().substring(1);
            resolved = new SpecNode(document.at(pointer), pointer);
        }
        return resolved;
    }

    private SpecOperation operation(String template, JsonNode path, String method, JsonNode node) {
        String pathPointer = "/paths/" + SpecNode.escape(template);
        SpecNode at = new SpecNode(node, pathPointer + "/" + method);
        List<SpecNode> parameters = new ArrayList<>();
        at.child("parameters").elements().forEach(parameter -> parameters.add(resolve(parameter)));
        for (SpecNode shared :
                new SpecNode(path, pathPointer).child("parameters").elements()) {
            SpecNode parameter = resolve(shared);
            if (parameters.stream().noneMatch(own -> sameParameter(own.node(), parameter.node()))) {
                parameters.add(parameter);
            }
        }
        JsonNode security = node.has("security") ? node.get("security") : document.path("security");
        return new SpecOperation(
                method.toUpperCase(Locale.ROOT),
                new PathTemplate(template),
                at,
                parameters,
                security,
                base(path, node));
    }

    /** A server on another host is none of the mock server's: clients that talk to it send all they have to it. */
    private static Optional<String> base(JsonNode path, JsonNode operation) {
        String server = (operation.has("servers") ? operation : path)
                .path("servers")
                .path(0)
                .path("url")
                .asText();
        return server.startsWith("/") ? Optional.of(server.replaceFirst("/+$", "")) : Optional.empty();
    }

    private static boolean sameParameter(JsonNode one, JsonNode other) {
        return Objects.equals(one.get("name"), other.get("name")) && Objects.equals(one.get("in"), other.get("in"));
    }

    private void collectPasswords(JsonNode node) {
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (child.getValue().path("format").asText().equals("password")) {
                passwords.add(child.getKey());
            }
            collectPasswords(child.getValue());
        }
        if (node.isArray()) {
            node.forEach(this::collectPasswords);
        }
    }

    /** Read once, by the first server. */
    private static final class Loaded {
        static final Spec SPEC = load();

        private static Spec load() {
            try (InputStream in = Objects.requireNonNull(Spec.class.getResourceAsStream("openapi.json"))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Spec(JsonTrees.parse(text).orElseThrow());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
