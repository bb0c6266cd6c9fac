package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;

/** An operation as the specification has it, with where it stands. */
record OperationSpec(String method, String path, PathItem item, Operation operation) {
    /** @throws SpecException when it has none */
    String id() {
        String id = operation.getOperationId();
        if (id == null || id.isBlank()) {
            throw new SpecException(place(), "operationId is missing");
        }
        return id;
    }

    /** What the names of its own types begin with. */
    String typeName() {
        return Names.prefix(id());
    }

    String place() {
        return method + " " + path;
    }

    /** At least one. */
    List<String> tags() {
        return operation.getTags() == null || operation.getTags().isEmpty() ? List.of("Untagged") : operation.getTags();
    }

    Map<String, ApiResponse> responses() {
        return operation.getResponses() == null ? Map.of() : operation.getResponses();
    }

    boolean deprecated() {
        return Boolean.TRUE.equals(operation.getDeprecated());
    }
}
