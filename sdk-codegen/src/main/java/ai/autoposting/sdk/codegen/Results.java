package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.utils.ModelUtils;

/** Reads what operations give back. An envelope, an object with {@code success} and {@code data}, stands for its data. */
final class Results {
    private static final Set<String> VOID_ENVELOPE = Set.of("success", "message", "error");

    private final OpenAPI spec;
    private final Schemas schemas;
    private final Types types;

    Results(OpenAPI spec, Schemas schemas, Types types) {
        this.spec = spec;
        this.schemas = schemas;
        this.types = types;
    }

    /** @throws SpecException when there is no 2xx response, or their types differ */
    Result of(OperationSpec operation) {
        String place = operation.id() + ".result";
        Result found = null;
        for (Map.Entry<String, ApiResponse> entry : operation.responses().entrySet()) {
            if (!entry.getKey().startsWith("2")) {
                continue;
            }
            ApiResponse response = ModelUtils.getReferencedApiResponse(spec, entry.getValue());
            Result each = result(response, place, operation.typeName() + "Result");
            if (found != null
                    && found.type() != null
                    && each.type() != null
                    && !found.type().equals(each.type())) {
                throw new SpecException(place, "2xx answers of different types cannot be generated");
            }
            found = found == null || found.isNothing() ? each : found;
        }
        if (found == null) {
            throw new SpecException(place, "there is no 2xx answer");
        }
        return found;
    }

    private Result result(ApiResponse response, String place, String name) {
        String text = Javadoc.escapeOr(response.getDescription(), "the answer's data");
        if (Contents.isEmpty(response.getContent())) {
            return Result.nothing(text);
        }
        Schema<?> schema = Contents.json(response.getContent());
        if (schema == null) {
            return Result.bytes(text);
        }
        Object example = Contents.example(response.getContent());
        Map<String, Schema<?>> properties = properties(schemas.resolve(schema, place), place);
        Schema<?> data = properties.get("data");
        boolean isVoidEnvelope = data == null && VOID_ENVELOPE.containsAll(properties.keySet());
        if (!properties.containsKey("success") || data == null && !isVoidEnvelope) {
            return new Result(type(schema, place, name), false, false, text, example);
        }
        return data == null || Schemas.isNull(data)
                ? Result.nothing(text)
                : new Result(type(data, place, name), false, true, text, example);
    }

    private Map<String, Schema<?>> properties(Schema<?> body, String place) {
        return Shape.isObject(body) ? schemas.members(body, place).properties() : new LinkedHashMap<>();
    }

    private JavaType type(Schema<?> schema, String place, String name) {
        JavaType type = types.of(schema, place, name);
        return schemas.nullable(schema) && !type.collection() ? type.optional() : type;
    }
}
