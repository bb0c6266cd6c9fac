package ai.autoposting.sdk.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi/autoposting.yaml}, read afresh: neither the generator nor the mock server has a hand in it. */
record SpecFile(JsonNode document) {
    private static final Path PATH = Path.of("../openapi/autoposting.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    /** One operation. */
    record Op(String path, String method, JsonNode pathItem, JsonNode node) {
        String id() {
            return node.path("operationId").asString();
        }

        @Override
        public String toString() {
            return id() + " (" + method.toUpperCase(Locale.ROOT) + " " + path + ")";
        }
    }

    static SpecFile read() {
        return read(PATH);
    }

    static SpecFile read(Path path) {
        try {
            return parse(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static SpecFile parse(String yaml) {
        return new SpecFile(YAML.readTree(yaml));
    }

    /** The same with one change, for tests of what the walk says. */
    SpecFile with(Consumer<ObjectNode> change) {
        ObjectNode copy = (ObjectNode) document.deepCopy();
        change.accept(copy);
        return new SpecFile(copy);
    }

    /** The same with these operations only, and with the schemas that they refer to. */
    SpecFile only(Set<String> ids) {
        return with(spec -> {
            ObjectNode paths = spec.putObject("paths");
            Set<String> used = new HashSet<>();
            for (Op operation : operations()) {
                if (ids.contains(operation.id())) {
                    paths.withObjectProperty(operation.path()).set(operation.method(), operation.node());
                    collectReferences(operation.node(), used);
                }
            }
            ObjectNode schemas = ((ObjectNode) spec.path("components")).putObject("schemas");
            used.forEach(
                    name -> schemas.set(name.substring(name.lastIndexOf('/') + 1), document.at(name.substring(1))));
            spec.remove("webhooks");
        });
    }

    private void collectReferences(JsonNode node, Set<String> used) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && used.add(reference)) {
            collectReferences(document.at(reference.substring(1)), used);
        }
        node.forEach(child -> collectReferences(child, used));
    }

    List<Op> operations() {
        List<Op> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(new Op(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
                }
            }
        }
        return operations;
    }

    Optional<Op> operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }

    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = document.at(resolved.get("$ref").asString().substring(1));
        }
        return resolved;
    }

    List<JsonNode> parameters(Op operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.pathItem().path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        operation.node().path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return parameters;
    }

    /** Of a JSON body; missing for one of another kind. */
    JsonNode bodySchema(Op operation) {
        return bodyContent(operation).path("application/json").path("schema");
    }

    JsonNode bodyContent(Op operation) {
        return resolve(operation.node().path("requestBody")).path("content");
    }

    /** By its status, by its range, or as any other; missing when it is not documented. */
    JsonNode response(Op operation, int status) {
        JsonNode responses = operation.node().path("responses");
        return Stream.of(Integer.toString(status), status / 100 + "XX", "default")
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .findFirst()
                .map(this::resolve)
                .orElse(responses.path("none"));
    }
}
