package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.Parameter.StyleEnum;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.utils.ModelUtils;

/** The operations of the specification, by tag. Leaves every type to {@link Types}. */
final class Operations {
    private static final String UNTAGGED = "Untagged";
    private static final Set<String> CLIENT_METHODS =
            Set.of("create", "fromEnv", "async", "execute", "executeWithResponse", "withOptions", "close");
    private static final Set<String> VOID_ENVELOPE = Set.of("success", "message", "error");
    private static final Set<String> RESERVED_ARGUMENTS =
            Set.of("request", "params", "options", "transport", "arguments", "each");

    private final OpenAPI spec;
    private final Types types;
    private final Map<String, List<Views.Operation>> byTag = new LinkedHashMap<>();
    private final Map<String, Views.ObjectType> params = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();

    Operations(OpenAPI spec, Types types) {
        this.spec = spec;
        this.types = types;
        if (spec.getPaths() != null) {
            spec.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) -> add(path, item, method.name(), operation)));
        }
    }

    /** The classes of query and header parameters, by name. */
    Map<String, Views.ObjectType> params() {
        return params;
    }

    /** Every tag that has an operation, by accessor. */
    List<Views.Tag> tags() {
        Map<String, Views.Tag> tags = new TreeMap<>();
        byTag.forEach((name, operations) -> {
            String accessor = Names.camel(name);
            if (CLIENT_METHODS.contains(accessor)) {
                throw new SpecException("tag " + name, "the client has a method " + accessor + "() already");
            }
            String text = description(name);
            List<Views.Operation> sorted = operations.stream()
                    .sorted(Comparator.comparing(Views.Operation::id))
                    .toList();
            Views.Tag tag = new Views.Tag(
                    accessor,
                    prefix(name),
                    new Doc().text(text == null ? name + "." : text).comment(),
                    Doc.firstSentence(text, Doc.escape(name) + "."),
                    sorted);
            if (tags.put(accessor, tag) != null) {
                throw new SpecException("tag " + name, "another tag is called " + accessor + " in Java");
            }
        });
        return List.copyOf(tags.values());
    }

    private @Nullable String description(String tag) {
        return spec.getTags() == null
                ? null
                : spec.getTags().stream()
                        .filter(each -> each.getName().equals(tag))
                        .map(Tag::getDescription)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String prefix(String tag) {
        String accessor = Names.camel(tag);
        return Character.toUpperCase(accessor.charAt(0)) + accessor.substring(1);
    }

    private void add(String path, PathItem item, String method, Operation operation) {
        String id = operation.getOperationId();
        String place = method + " " + path;
        if (id == null || id.isBlank()) {
            throw new SpecException(place, "operationId is missing");
        }
        if (!ids.add(Names.pascal(id))) {
            throw new SpecException(place, "there is already an operation " + Names.camel(id));
        }
        List<String> tags =
                operation.getTags() == null || operation.getTags().isEmpty() ? List.of(UNTAGGED) : operation.getTags();
        Views.Operation view = view(path, item, method, operation, prefix(tags.get(0)));
        new LinkedHashSet<>(tags)
                .forEach(tag ->
                        byTag.computeIfAbsent(tag, t -> new ArrayList<>()).add(view));
    }

    private Views.Operation view(String path, PathItem item, String method, Operation operation, String prefix) {
        String id = operation.getOperationId();
        String name = Names.pascal(id);
        List<Views.Argument> arguments = new ArrayList<>();
        List<Views.Property> others = new ArrayList<>();
        Doc doc = new Doc().sentence(operation.getSummary()).text(operation.getDescription());
        doc.html(Doc.code(method + " " + path));
        for (Parameter parameter : parameters(item, operation)) {
            Schema<?> schema = schema(id, parameter);
            if (parameter.getIn().equals("path")) {
                arguments.add(pathArgument(id, path, parameter, schema));
                doc.tag("param", arguments.get(arguments.size() - 1).name() + " " + parameterText(parameter, schema));
            } else {
                others.add(otherParameter(id, parameter, schema));
            }
        }
        arguments.sort(Comparator.comparingInt(argument -> path.indexOf("{" + argument.wire() + "}")));
        Views.Argument body = body(id, name, operation);
        if (body != null) {
            doc.tag("param", "request " + text(requestBody(operation).getDescription(), "the body"));
        }
        String paramsType = others.isEmpty() ? null : name + "Params";
        if (paramsType != null) {
            doc.tag("param", "params query and header parameters");
            Set<String> names = new HashSet<>();
            for (Views.Property other : others) {
                if (!names.add(other.name())) {
                    throw new SpecException(
                            id + "." + other.wire(),
                            "two parameters are called " + other.name() + " in Java; list java." + name + "."
                                    + other.wire() + "=…");
                }
            }
            params.put(
                    paramsType,
                    new Views.ObjectType(paramsType, paramsDoc(prefix, operation), false, others, List.of()));
        }
        Result result = result(id, name, operation);
        if (result.example != null) {
            doc.block("Example of an answer:", result.example);
        }
        if (result.type != null) {
            doc.tag("return", result.text);
        }
        List<Views.Failure> failures = failures(id, name, operation, doc);
        doc.tag("throws", "ai.autoposting.sdk.error.AutopostingException on any other failure");
        if (Boolean.TRUE.equals(operation.getDeprecated())) {
            doc.tag("deprecated", "The service has marked this operation as deprecated.");
        }
        return new Views.Operation(
                id,
                Names.camel(id),
                Names.constant(id),
                prefix,
                method,
                path,
                arguments,
                body,
                paramsType,
                others.stream().anyMatch(Views.Property::required),
                others,
                result.type,
                result.raw,
                result.enveloped,
                authenticated(operation),
                Boolean.TRUE.equals(operation.getDeprecated()),
                failures,
                doc.comment());
    }

    private static String paramsDoc(String prefix, Operation operation) {
        return new Doc()
                .html("Query and header parameters of " + Doc.code(operation.getOperationId()) + " in {@link " + prefix
                        + "Api}.")
                .comment();
    }

    private List<Parameter> parameters(PathItem item, Operation operation) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (List<Parameter> level : Arrays.asList(item.getParameters(), operation.getParameters())) {
            if (level != null) {
                level.forEach(given -> {
                    Parameter parameter = ModelUtils.getReferencedParameter(spec, given);
                    all.put(parameter.getIn() + " " + parameter.getName(), parameter);
                });
            }
        }
        return List.copyOf(all.values());
    }

    private static Schema<?> schema(String id, Parameter parameter) {
        if (parameter.getSchema() == null) {
            throw new SpecException(id + "." + parameter.getName(), "a parameter without a schema cannot be generated");
        }
        return parameter.getSchema();
    }

    private Views.Argument pathArgument(String id, String path, Parameter parameter, Schema<?> schema) {
        String place = id + "." + parameter.getName();
        JavaType type = types.of(schema, place, Names.pascal(id) + Names.pascal(parameter.getName()));
        if (!type.single()) {
            throw new SpecException(place, "a path parameter must be a single value");
        }
        if (parameter.getStyle() != null && parameter.getStyle() != StyleEnum.SIMPLE) {
            throw new SpecException(place, "path style " + parameter.getStyle() + " cannot be generated");
        }
        if (!path.contains("{" + parameter.getName() + "}")) {
            throw new SpecException(place, "the path has no such parameter");
        }
        String name = Names.camel(parameter.getName());
        return new Views.Argument(parameter.getName(), RESERVED_ARGUMENTS.contains(name) ? name + "Value" : name, type);
    }

    private Views.Property otherParameter(String id, Parameter parameter, Schema<?> schema) {
        String place = id + "." + parameter.getName();
        String in = parameter.getIn();
        boolean query = in.equals("query");
        if (!query && !in.equals("header")) {
            throw new SpecException(place, "a parameter in " + in + " cannot be generated");
        }
        StyleEnum style = parameter.getStyle();
        if (style != null && style != (query ? StyleEnum.FORM : StyleEnum.SIMPLE)) {
            throw new SpecException(place, "style " + style + " cannot be generated");
        }
        boolean explode = query && !Boolean.FALSE.equals(parameter.getExplode());
        Views.Property property = types.property(
                id, parameter.getName(), schema, Boolean.TRUE.equals(parameter.getRequired()), in, explode);
        if (!property.type().single() && !property.type().listOfSingle()) {
            throw new SpecException(place, "a " + in + " parameter must be a single value or a list of single values");
        }
        String doc = new Doc()
                .text(text(parameter.getDescription(), Doc.code(parameter.getName()) + "."))
                .example(example(parameter, schema))
                .comment();
        return new Views.Property(
                property.wire(),
                property.name(),
                property.type(),
                property.required(),
                false,
                property.secret(),
                property.deprecated() || Boolean.TRUE.equals(parameter.getDeprecated()),
                false,
                in,
                explode,
                doc,
                doc);
    }

    private RequestBody requestBody(Operation operation) {
        return ModelUtils.getReferencedRequestBody(spec, operation.getRequestBody());
    }

    private Views.@Nullable Argument body(String id, String name, Operation operation) {
        if (operation.getRequestBody() == null) {
            return null;
        }
        RequestBody body = requestBody(operation);
        Schema<?> schema = json(body.getContent());
        if (schema == null) {
            throw new SpecException(id + ".request", "a body without application/json cannot be generated");
        }
        JavaType type = types.of(schema, id + ".request", name + "Request");
        return new Views.Argument("", "request", type);
    }

    private static @Nullable Schema<?> json(@Nullable Content content) {
        if (content == null || content.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, MediaType> entry : content.entrySet()) {
            String type = entry.getKey().toLowerCase(Locale.ROOT);
            if (type.startsWith("application/json") || type.endsWith("+json") || type.equals("*/*")) {
                return entry.getValue().getSchema() == null
                        ? new Schema<>()
                        : entry.getValue().getSchema();
            }
        }
        return null;
    }

    private static @Nullable Object example(Content content) {
        for (MediaType media : content.values()) {
            if (media.getExample() != null) {
                return media.getExample();
            }
            if (media.getExamples() != null && !media.getExamples().isEmpty()) {
                return media.getExamples().values().iterator().next().getValue();
            }
        }
        return null;
    }

    /** What comes back: its type, or null for nothing. */
    private record Result(
            @Nullable JavaType type,
            boolean raw,
            boolean enveloped,
            String text,
            @Nullable Object example) {}

    private Result result(String id, String name, Operation operation) {
        String place = id + ".result";
        Result found = null;
        for (Map.Entry<String, ApiResponse> entry : responses(operation).entrySet()) {
            if (!entry.getKey().startsWith("2")) {
                continue;
            }
            ApiResponse response = ModelUtils.getReferencedApiResponse(spec, entry.getValue());
            Result each = result(place, name, response);
            if (found != null && found.type != null && each.type != null && !found.type.equals(each.type)) {
                throw new SpecException(place, "2xx answers of different types cannot be generated");
            }
            found = found == null || found.type == null ? each : found;
        }
        if (found == null) {
            throw new SpecException(place, "there is no 2xx answer");
        }
        return found;
    }

    private Result result(String place, String name, ApiResponse response) {
        String text = text(response.getDescription(), "the answer's data");
        if (response.getContent() == null || response.getContent().isEmpty()) {
            return new Result(null, false, true, text, null);
        }
        Schema<?> schema = json(response.getContent());
        if (schema == null) {
            return new Result(JavaType.bytes(), true, false, text, null);
        }
        Object example = example(response.getContent());
        Schema<?> body = resolve(schema);
        Map<String, Schema<?>> properties = types.properties(body, place);
        Schema<?> data = properties.get("data");
        boolean nothingElse = VOID_ENVELOPE.containsAll(properties.keySet());
        if (!properties.containsKey("success") || data == null && !nothingElse) {
            return new Result(type(schema, place, name), false, false, text, example);
        }
        return data == null || Types.isNull(data)
                ? new Result(null, false, true, text, null)
                : new Result(type(data, place, name), false, true, text, example);
    }

    private JavaType type(Schema<?> schema, String place, String name) {
        JavaType type = types.of(schema, place, name + "Result");
        return types.nullable(schema) && !type.collection() ? type.optional() : type;
    }

    private Schema<?> resolve(Schema<?> schema) {
        return schema.get$ref() == null ? schema : ModelUtils.getReferencedSchema(spec, schema);
    }

    private static Map<String, ApiResponse> responses(Operation operation) {
        return operation.getResponses() == null ? Map.of() : operation.getResponses();
    }

    private List<Views.Failure> failures(String id, String name, Operation operation, Doc doc) {
        List<Views.Failure> failures = new ArrayList<>();
        responses(operation).forEach((status, given) -> {
            if (!status.matches("[345]\\d\\d")) {
                return;
            }
            ApiResponse response = ModelUtils.getReferencedApiResponse(spec, given);
            doc.tag(
                    "throws",
                    "ai.autoposting.sdk.error." + exception(Integer.parseInt(status)) + " " + status + ": "
                            + text(response.getDescription(), "see the exception"));
            Schema<?> schema = json(response.getContent());
            if (schema != null) {
                JavaType type = types.of(schema, id + "." + status, name + "Error" + status);
                if (type.kind() == JavaType.Kind.MODEL) {
                    failures.add(new Views.Failure(Integer.parseInt(status), type.java()));
                }
            }
        });
        return failures;
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

    private boolean authenticated(Operation operation) {
        return operation.getSecurity() != null
                ? asksForKey(operation.getSecurity())
                : spec.getSecurity() != null && asksForKey(spec.getSecurity());
    }

    /** {@code [{}]} asks for nothing, as {@code []} does. */
    private static boolean asksForKey(List<SecurityRequirement> any) {
        return any.stream().anyMatch(requirement -> !requirement.isEmpty());
    }

    private static String parameterText(Parameter parameter, Schema<?> schema) {
        Object example = example(parameter, schema);
        return text(parameter.getDescription(), parameter.getName())
                + (example == null ? "" : " Example: " + Doc.code(example.toString()));
    }

    private static @Nullable Object example(Parameter parameter, Schema<?> schema) {
        return parameter.getExample() == null ? Types.example(schema) : parameter.getExample();
    }

    private static String text(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : Doc.escape(text);
    }
}
