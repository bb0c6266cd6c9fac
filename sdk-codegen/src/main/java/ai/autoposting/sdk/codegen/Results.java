package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what operations give back. An envelope, an object with {@code success} and {@code data}, stands for its data. */
final class Results {
    private static final Set<String> VOID_ENVELOPE = Set.of("success", "message", "error");

    /** A response of these statuses has no body, whatever a document says. */
    private static final Set<String> BODILESS = Set.of("204", "205");

    private final Schemas schemas;
    private final Types types;
    private final TypeNames names;
    private final Notices notices;

    Results(Schemas schemas, Types types, TypeNames names, Notices notices) {
        this.schemas = schemas;
        this.types = types;
        this.names = names;
        this.notices = notices;
    }

    /** @throws SpecException when there is no 2xx response, or their types differ */
    Result of(OperationSpec operation) {
        String place = operation.id() + ".result";
        List<Result> all = new ArrayList<>();
        successes(operation).forEach((status, given) -> {
            JsonNode response = schemas.document().follow(given, place);
            boolean bodiless = operation.method().equals("HEAD") || BODILESS.contains(status);
            all.add(bodiless ? Result.nothing(text(response)) : result(operation, response, place));
        });
        if (all.isEmpty()) {
            throw operation.refused(place, "there is no 2xx response");
        }
        List<Result> something = all.stream().filter(each -> !each.isNothing()).toList();
        if (something.isEmpty()) {
            return all.get(0);
        }
        Result first = something.get(0);
        for (Result each : something) {
            if (each.kind() != first.kind() || !String.valueOf(each.type()).equals(String.valueOf(first.type()))) {
                throw operation.refused(place, "2xx responses of different types cannot be generated");
            }
        }
        boolean orNothing = something.size() < all.size();
        return orNothing ? first.optional() : first;
    }

    /** Those of 2xx; else the one for all statuses. */
    private static Map<String, JsonNode> successes(OperationSpec operation) {
        Map<String, JsonNode> successes = new LinkedHashMap<>(operation.responses());
        successes.keySet().removeIf(status -> !status.startsWith("2"));
        JsonNode otherwise = operation.responses().get("default");
        return successes.isEmpty() && otherwise != null ? Map.of("default", otherwise) : successes;
    }

    private static String text(JsonNode response) {
        return Javadoc.escapeOr(Schemas.description(response), "the answer's data");
    }

    private Result result(OperationSpec operation, JsonNode response, String place) {
        Contents contents = new Contents(response.path("content"));
        String text = text(response);
        if (contents.isEmpty()) {
            return Result.nothing(text);
        }
        contents.requireMediaTypes(operation, place);
        String json = contents.json();
        if (json != null && !(json.equals("*/*") && isBinary(contents.schema(json)))) {
            return json(operation, contents, json, place, text);
        }
        String plainText = contents.first("text/plain");
        if (plainText != null && !isBinary(contents.schema(plainText))) {
            String accept = contents.all().equals("text/plain") ? null : plainText;
            return new Result(Result.Kind.TEXT, JavaType.text(), accept, text, null);
        }
        return new Result(Result.Kind.DOWNLOAD, JavaType.download(), contents.all(), text, null);
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asText().equals("binary");
    }

    private Result json(OperationSpec operation, Contents contents, String json, String place, String text) {
        JsonNode schema = contents.schema(json);
        String accept = Contents.isPlainJson(json) ? null : json;
        String name = operation.typeName() + "Result";
        Object example = contents.example();
        Map<String, JsonNode> properties = properties(schema, place);
        JsonNode data = properties.get("data");
        boolean envelope = properties.containsKey("success") && !names.isTrue("whole." + operation.id(), false);
        if (envelope && data == null && VOID_ENVELOPE.containsAll(properties.keySet())
                || envelope && data != null && Nullability.isNull(data)) {
            return new Result(Result.Kind.NOTHING, null, accept, text, null);
        }
        if (!envelope || data == null) {
            boolean flagged = properties.containsKey("success");
            Result.Kind kind = flagged ? Result.Kind.FLAGGED : Result.Kind.PLAIN;
            return new Result(kind, type(schema, place, name), accept, text, example);
        }
        noticeWhatIsLeftOut(operation, properties.keySet());
        return new Result(Result.Kind.ENVELOPED, type(data, place, name), accept, text, example);
    }

    private void noticeWhatIsLeftOut(OperationSpec operation, Set<String> properties) {
        List<String> others = properties.stream()
                .filter(each -> !each.equals("data") && !VOID_ENVELOPE.contains(each))
                .toList();
        if (!others.isEmpty()) {
            notices.add(operation.id() + " returns data only, not " + String.join(", ", others)
                    + " beside it; to return all: whole." + operation.id() + " = true");
        }
    }

    private Map<String, JsonNode> properties(JsonNode schema, String place) {
        if (names.isAny(place)) {
            return Map.of();
        }
        JsonNode body = schemas.resolve(schema, place);
        return Shape.isObject(body) && !body.has("discriminator")
                ? schemas.members(body, place).properties()
                : Map.of();
    }

    private JavaType type(@Nullable JsonNode schema, String place, String name) {
        JavaType type = types.of(schema, place, name);
        return schema != null && schemas.nullable(schema) && !type.collection() ? type.optional() : type;
    }
}
