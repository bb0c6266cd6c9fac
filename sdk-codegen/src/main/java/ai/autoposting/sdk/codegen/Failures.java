package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.utils.ModelUtils;

/** Reads how operations fail: the error statuses that the specification lists. */
final class Failures {
    private final OpenAPI spec;
    private final Types types;

    Failures(OpenAPI spec, Types types) {
        this.spec = spec;
        this.types = types;
    }

    List<ApiViews.Failure> of(OperationSpec operation) {
        List<ApiViews.Failure> failures = new ArrayList<>();
        operation.responses().forEach((status, given) -> {
            if (status.matches("[345]\\d\\d")) {
                ApiResponse response = ModelUtils.getReferencedApiResponse(spec, given);
                String text = Javadoc.escapeOr(response.getDescription(), "see the exception");
                String type = model(
                        Contents.json(response.getContent()),
                        operation.id() + "." + status,
                        operation.typeName() + "Error" + status);
                int code = Integer.parseInt(status);
                failures.add(new ApiViews.Failure(code, type, exception(code), text));
            }
        });
        return failures;
    }

    private @Nullable String model(@Nullable Schema<?> body, String place, String name) {
        if (body == null) {
            return null;
        }
        JavaType type = types.of(body, place, name);
        return type.isModel() ? type.java() : null;
    }

    private static String exception(int status) {
        return switch (status) {
            case 400, 422 -> "BadRequestException";
            case 401 -> "UnauthorizedException";
            case 402 -> "PaymentRequiredException";
            case 403 -> "ForbiddenException";
            case 404 -> "NotFoundException";
            case 409 -> "ConflictException";
            case 429 -> "RateLimitException";
            default -> status >= 500 ? "ServerException" : "UnexpectedStatusException";
        };
    }
}
