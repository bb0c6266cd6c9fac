package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how operations fail: the error statuses that the specification lists, one by one, as a range or as all others. */
final class Failures {
    private final Document document;
    private final Types types;
    private final Problems problems;

    Failures(Document document, Types types, Problems problems) {
        this.document = document;
        this.types = types;
        this.problems = problems;
    }

    List<ApiViews.Failure> of(OperationSpec operation) {
        List<ApiViews.Failure> failures = new ArrayList<>();
        boolean succeeds = operation.responses().keySet().stream().anyMatch(status -> status.startsWith("2"));
        operation.responses().forEach((status, given) -> {
            if (status.matches("[345](\\d\\d|XX)") || status.equals("default") && succeeds) {
                problems.orElse(() -> failures.add(failure(operation, status, given)));
            }
        });
        return failures;
    }

    private ApiViews.Failure failure(OperationSpec operation, String status, JsonNode given) {
        String place = operation.id() + "." + status;
        JsonNode response = document.follow(given, place);
        String text = Javadoc.escapeOr(Schemas.description(response), "see the exception");
        String name = operation.typeName() + "Error" + (status.equals("default") ? "" : status);
        return new ApiViews.Failure(
                status, model(new Contents(response.path("content")), place, name), exception(status), text);
    }

    private @Nullable String model(Contents contents, String place, String name) {
        String json = contents.json();
        if (json == null) {
            return null;
        }
        JavaType type = types.ofError(contents.schema(json), place, name);
        return type.isModel() ? type.java() : null;
    }

    private static String exception(String status) {
        return switch (status) {
            case "400", "422" -> "BadRequestException";
            case "401" -> "UnauthorizedException";
            case "402" -> "PaymentRequiredException";
            case "403" -> "ForbiddenException";
            case "404" -> "NotFoundException";
            case "409" -> "ConflictException";
            case "429" -> "RateLimitException";
            case "4XX", "default" -> "ApiException";
            default -> status.startsWith("5") ? "ServerException" : "UnexpectedStatusException";
        };
    }
}
