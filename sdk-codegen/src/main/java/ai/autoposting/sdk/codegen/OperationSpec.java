package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An operation as the specification has it, with where it stands. */
record OperationSpec(String method, String path, JsonNode item, JsonNode operation) {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** All of a specification, those that stand in a referenced path item too. */
    static List<OperationSpec> all(Document document, Problems problems) {
        List<OperationSpec> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : Document.fields(document.root().path("paths"))) {
            String path = entry.getKey();
            if (path.startsWith("x-")) {
                continue;
            }
            problems.orElse(() -> {
                JsonNode item = document.follow(entry.getValue(), path);
                for (String method : METHODS) {
                    if (item.has(method)) {
                        all.add(new OperationSpec(method.toUpperCase(Locale.ROOT), path, item, item.path(method)));
                    }
                }
            });
        }
        return all;
    }

    /** Its operationId, or its place if it has none. */
    String id() {
        String id = operation.path("operationId").asText();
        return id.isBlank() ? place() : id;
    }

    boolean isNamed() {
        return !operation.path("operationId").asText().isBlank();
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
        List<String> tags = new ArrayList<>();
        new LinkedHashSet<>(texts(operation.path("tags"))).forEach(tags::add);
        return tags.isEmpty() ? List.of("Untagged") : tags;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** By status; a range as {@code 4XX}, however it is written. */
    Map<String, JsonNode> responses() {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : Document.fields(operation.path("responses"))) {
            String status = each.getKey();
            if (!status.startsWith("x-")) {
                responses.put(status.matches("\\dxx") ? status.toUpperCase(Locale.ROOT) : status, each.getValue());
            }
        }
        return responses;
    }

    boolean deprecated() {
        return operation.path("deprecated").asBoolean();
    }

    /** A problem of this operation, with the line that leaves it out. */
    SpecException refused(String place, String rule) {
        return new SpecException(place, rule, TypeNames.skip(id(), rule));
    }
}
