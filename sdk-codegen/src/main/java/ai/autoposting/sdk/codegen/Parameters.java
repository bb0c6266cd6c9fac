package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.Parameter.StyleEnum;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.utils.ModelUtils;

/** Reads what operations take: path arguments, query and header parameters, the body. */
final class Parameters {
    /** What generated methods call something of their own. */
    private static final Set<String> RESERVED =
            Set.of("request", "params", "options", "transport", "arguments", "each");

    private final OpenAPI spec;
    private final Types types;
    private final TypeNames names;
    private final SecretProperties secrets;

    Parameters(OpenAPI spec, Types types, TypeNames names) {
        this.spec = spec;
        this.types = types;
        this.names = names;
        this.secrets = new SecretProperties(names);
    }

    ApiViews.Inputs of(OperationSpec operation) {
        List<ApiViews.Argument> path = new ArrayList<>();
        List<ApiViews.Parameter> others = new ArrayList<>();
        for (Parameter parameter : declared(operation)) {
            String place = operation.id() + "." + parameter.getName();
            Schema<?> schema = parameter.getSchema();
            if (schema == null) {
                throw new SpecException(place, "a parameter without a schema cannot be generated");
            }
            if (parameter.getIn().equals("path")) {
                path.add(pathArgument(operation, parameter, schema, place));
            } else {
                others.add(other(operation, parameter, schema, place));
            }
        }
        path.sort(Comparator.comparingInt(argument -> operation.path().indexOf(template(argument.wire()))));
        ApiViews.Argument body = body(operation);
        return new ApiViews.Inputs(path, body, others.isEmpty() ? null : params(operation, others));
    }

    /** The parameters of the path and the operation's own, which come before those of the same name. */
    private List<Parameter> declared(OperationSpec operation) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        for (List<Parameter> level : Arrays.asList(
                operation.item().getParameters(), operation.operation().getParameters())) {
            if (level != null) {
                level.forEach(given -> {
                    Parameter parameter = ModelUtils.getReferencedParameter(spec, given);
                    all.put(parameter.getIn() + " " + parameter.getName(), parameter);
                });
            }
        }
        return List.copyOf(all.values());
    }

    private static String template(String name) {
        return "{" + name + "}";
    }

    private ApiViews.Argument pathArgument(
            OperationSpec operation, Parameter parameter, Schema<?> schema, String place) {
        JavaType type = types.of(schema, place, operation.typeName() + Names.part(parameter.getName()));
        if (!type.single()) {
            throw new SpecException(place, "a path parameter must be a single value");
        }
        requireStyle(parameter, StyleEnum.SIMPLE, place, "path style ");
        if (!operation.path().contains(template(parameter.getName()))) {
            throw new SpecException(place, "the path has no such parameter");
        }
        String name = Names.camel(parameter.getName());
        Object example = example(parameter, schema);
        String text = Javadoc.escapeOr(parameter.getDescription(), parameter.getName())
                + (limits(schema).isEmpty() ? "" : " " + limits(schema))
                + (example == null ? "" : " Example: " + Javadoc.code(JavadocText.valueOf(example)));
        return new ApiViews.Argument(parameter.getName(), RESERVED.contains(name) ? name + "Value" : name, type, text);
    }

    private ApiViews.Parameter other(OperationSpec operation, Parameter parameter, Schema<?> schema, String place) {
        String in = parameter.getIn();
        boolean query = in.equals("query");
        if (!query && !in.equals("header")) {
            throw new SpecException(place, "a parameter in " + in + " cannot be generated");
        }
        requireStyle(parameter, query ? StyleEnum.FORM : StyleEnum.SIMPLE, place, "style ");
        JavaType type = types.of(schema, place, operation.typeName() + Names.part(parameter.getName()));
        if (!type.single() && !type.listOfSingle()) {
            throw new SpecException(place, "a " + in + " parameter must be a single value or a list of single values");
        }
        boolean explode = query && !Boolean.FALSE.equals(parameter.getExplode());
        return new ApiViews.Parameter(property(parameter, schema, type, place), query, explode);
    }

    private ModelViews.Property property(Parameter parameter, Schema<?> schema, JavaType type, String place) {
        String wire = parameter.getName();
        Set<Trait> traits = Trait.those(Map.of(
                Trait.REQUIRED, Boolean.TRUE.equals(parameter.getRequired()),
                Trait.SECRET, secrets.isSecret(place, wire, schema, type),
                Trait.DEPRECATED, Schemas.isDeprecated(schema) || Boolean.TRUE.equals(parameter.getDeprecated())));
        String doc = Javadoc.describing(
                        "parameter", wire, parameter.getDescription(), limits(schema), example(parameter, schema))
                .comment();
        return new ModelViews.Property(wire, names.accessor(place, wire), type, traits, doc, doc);
    }

    private String limits(Schema<?> schema) {
        return Limits.sentence(schema, ModelUtils.getReferencedSchema(spec, Schemas.withoutNull(schema)));
    }

    private static void requireStyle(Parameter parameter, StyleEnum expected, String place, String what) {
        if (parameter.getStyle() != null && parameter.getStyle() != expected) {
            throw new SpecException(place, what + parameter.getStyle() + " cannot be generated");
        }
    }

    private static @Nullable Object example(Parameter parameter, Schema<?> schema) {
        return parameter.getExample() == null ? Schemas.example(schema) : parameter.getExample();
    }

    private static ApiViews.Params params(OperationSpec operation, List<ApiViews.Parameter> all) {
        Set<String> taken = new HashSet<>();
        for (ApiViews.Parameter parameter : all) {
            String name = parameter.property().name();
            if (!taken.add(name)) {
                String place = operation.id() + "." + parameter.property().wire();
                throw new SpecException(
                        place, "two parameters are called " + name + " in Java; list java." + place + "=…");
            }
        }
        return new ApiViews.Params(operation.typeName() + "Params", all);
    }

    private ApiViews.@Nullable Argument body(OperationSpec operation) {
        if (operation.operation().getRequestBody() == null) {
            return null;
        }
        RequestBody body =
                ModelUtils.getReferencedRequestBody(spec, operation.operation().getRequestBody());
        String place = operation.id() + ".request";
        Schema<?> schema = Contents.json(body.getContent());
        if (schema == null) {
            throw new SpecException(place, "a body without application/json cannot be generated");
        }
        JavaType type = types.of(schema, place, operation.typeName() + "Request");
        return new ApiViews.Argument("", "request", type, Javadoc.escapeOr(body.getDescription(), "the body"));
    }
}
