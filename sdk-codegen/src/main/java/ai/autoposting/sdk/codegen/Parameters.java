package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what operations take beside the body: path arguments, query and header parameters. */
final class Parameters {
    /** What generated methods call something of their own. */
    private static final Set<String> RESERVED =
            Set.of("request", "params", "options", "transport", "arguments", "each");

    /** By OpenAPI, parameters of these names mean nothing: what they say stands elsewhere. */
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    /** Those that the client sets itself: {@code HeaderRules} refuses them at run time. */
    private static final Set<String> CLIENT_HEADERS = Set.of(
            "x-api-key",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}]+)}");

    private final Schemas schemas;
    private final Types types;
    private final TypeNames names;
    private final SecretProperties secrets;
    private final Problems problems;

    Parameters(Schemas schemas, Types types, TypeNames names, Problems problems) {
        this.schemas = schemas;
        this.types = types;
        this.names = names;
        this.secrets = new SecretProperties(types, names);
        this.problems = problems;
    }

    /** The path arguments, in the order of the path. */
    List<ApiViews.Argument> path(OperationSpec operation) {
        List<ApiViews.Argument> path = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode parameter : declared(operation)) {
            if (in(parameter).equals("path")) {
                problems.orElse(() -> {
                    ApiViews.Argument argument = pathArgument(operation, parameter);
                    if (!taken.add(argument.name())) {
                        String place = place(operation, parameter);
                        throw new SpecException(
                                place,
                                "two path parameters are called " + argument.name() + " in Java",
                                "java." + place + " = " + argument.name() + "2");
                    }
                    path.add(argument);
                });
            }
        }
        path.sort(Comparator.comparingInt(argument -> operation.path().indexOf(template(argument.wire()))));
        requireAllDeclared(operation);
        return path;
    }

    private void requireAllDeclared(OperationSpec operation) {
        Set<String> declared = new HashSet<>();
        declared(operation).stream()
                .filter(parameter -> in(parameter).equals("path"))
                .forEach(parameter -> declared.add(name(parameter)));
        for (Matcher each = TEMPLATE.matcher(operation.path()); each.find(); ) {
            if (!declared.contains(each.group(1))) {
                problems.add(operation.refused(
                        operation.id() + "." + each.group(1), "the path has it, but no parameter declares it"));
            }
        }
    }

    /** The query and header parameters, and the class that holds them. */
    ApiViews.@Nullable Params others(OperationSpec operation) {
        List<ApiViews.Parameter> others = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode parameter : declared(operation)) {
            if (!in(parameter).equals("path") && !isLeftOut(operation, parameter)) {
                problems.orElse(() -> {
                    ApiViews.Parameter other = other(operation, parameter);
                    String name = other.property().name();
                    if (!taken.add(name)) {
                        String place = accessorPlace(operation, parameter);
                        throw new SpecException(
                                place,
                                "two parameters are called " + name + " in Java",
                                "java." + place + " = " + name + "2");
                    }
                    others.add(other);
                });
            }
        }
        return others.isEmpty() ? null : new ApiViews.Params(operation.typeName() + "Params", others);
    }

    private boolean isLeftOut(OperationSpec operation, JsonNode parameter) {
        boolean meaningless = in(parameter).equals("header")
                && IGNORED_HEADERS.contains(name(parameter).toLowerCase(Locale.ROOT));
        return meaningless || !isRequired(parameter) && names.skipped(place(operation, parameter)) != null;
    }

    /** The parameters of the path and the operation's own, which come before those of the same name. */
    private List<JsonNode> declared(OperationSpec operation) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode level : List.of(
                operation.item().path("parameters"), operation.operation().path("parameters"))) {
            Set<String> here = new HashSet<>();
            level.forEach(given -> {
                JsonNode parameter = schemas.document().follow(given, operation.id() + ".parameters");
                String key = in(parameter) + " " + name(parameter);
                if (!here.add(key)) {
                    throw operation.refused(place(operation, parameter), "is declared twice in " + in(parameter));
                }
                all.put(key, parameter);
            });
        }
        return List.copyOf(all.values());
    }

    private static String in(JsonNode parameter) {
        return parameter.path("in").asText();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }

    private static boolean isRequired(JsonNode parameter) {
        return parameter.path("required").asBoolean();
    }

    private static String place(OperationSpec operation, JsonNode parameter) {
        return operation.id() + "." + name(parameter);
    }

    private static String template(String name) {
        return "{" + name + "}";
    }

    private ApiViews.Argument pathArgument(OperationSpec operation, JsonNode parameter) {
        JavaType type = type(operation, parameter);
        String place = place(operation, parameter);
        if (!type.single()) {
            throw refused(operation, parameter, "a path parameter must be a single value");
        }
        requireStyle(operation, parameter, "simple");
        if (!operation.path().contains(template(name(parameter)))) {
            throw refused(operation, parameter, "the path has no such parameter");
        }
        String name = names.accessor(place, name(parameter));
        Object example = example(parameter);
        String limits = limits(parameter, place);
        String text = Javadoc.escapeOr(Schemas.description(parameter), name(parameter))
                + (limits.isEmpty() ? "" : " " + limits)
                + (example == null ? "" : " Example: " + Javadoc.code(JavadocText.valueOf(example)));
        return new ApiViews.Argument(name(parameter), RESERVED.contains(name) ? name + "Value" : name, type, text);
    }

    private ApiViews.Parameter other(OperationSpec operation, JsonNode parameter) {
        String in = in(parameter);
        boolean query = in.equals("query");
        if (in.isEmpty()) {
            throw refused(operation, parameter, "a parameter must say what it is in");
        }
        if (!query && !in.equals("header")) {
            throw refused(operation, parameter, "a parameter in " + in + " cannot be generated");
        }
        requireName(operation, parameter);
        requireStyle(operation, parameter, query ? "form" : "simple");
        JavaType type = type(operation, parameter);
        if (!type.single() && !type.listOfSingle()) {
            throw refused(
                    operation, parameter, "a " + in + " parameter must be a single value or a list of single values");
        }
        boolean explode = query && parameter.path("explode").asBoolean(true);
        return new ApiViews.Parameter(property(operation, parameter, type), query, explode);
    }

    private static void requireName(OperationSpec operation, JsonNode parameter) {
        String name = name(parameter);
        if (name.isEmpty()) {
            throw operation.refused(operation.id() + ".parameters", "a parameter has no name");
        }
        if (in(parameter).equals("header")) {
            if (!HEADER.matcher(name).matches()) {
                throw refused(operation, parameter, "a header cannot be called so");
            }
            if (CLIENT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused(operation, parameter, "the client sets this header itself");
            }
        }
    }

    /** What may be any JSON is a text in a URL. */
    private JavaType type(OperationSpec operation, JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (!schema.isObject()) {
            throw refused(operation, parameter, "a parameter without a schema cannot be generated");
        }
        String place = place(operation, parameter);
        JavaType type = types.of(schema, place, operation.typeName() + Names.part(name(parameter)));
        return type.isFreeForm() ? JavaType.text() : type;
    }

    private ModelViews.Property property(OperationSpec operation, JsonNode parameter, JavaType type) {
        JsonNode schema = parameter.path("schema");
        String wire = name(parameter);
        String place = place(operation, parameter);
        Set<Trait> traits = Trait.those(Map.of(
                Trait.REQUIRED, isRequired(parameter),
                Trait.SECRET, secrets.isSecret(place, wire, schema, type),
                Trait.DEPRECATED, Schemas.isDeprecated(schema) || Schemas.isDeprecated(parameter)));
        String doc = Javadoc.describing(
                        "parameter", wire, Schemas.description(parameter), limits(parameter, place), example(parameter))
                .comment();
        String name = names.accessor(accessorPlace(operation, parameter), wire);
        return new ModelViews.Property(wire, name, type, traits, doc, doc);
    }

    /** What the list calls a parameter's name in Java: a header may have a query parameter's. */
    private String accessorPlace(OperationSpec operation, JsonNode parameter) {
        boolean both = in(parameter).equals("header")
                && declared(operation).stream()
                        .anyMatch(each -> in(each).equals("query") && name(each).equals(name(parameter)));
        return place(operation, parameter) + (both ? ".header" : "");
    }

    private String limits(JsonNode parameter, String place) {
        JsonNode schema = parameter.path("schema");
        return Limits.sentence(schema, types.target(schema, place));
    }

    private static void requireStyle(OperationSpec operation, JsonNode parameter, String expected) {
        String style = parameter.path("style").asText(expected);
        if (!style.equals(expected)) {
            throw refused(operation, parameter, "style " + style + " cannot be generated in a " + in(parameter));
        }
    }

    /** An optional parameter can be left out alone. */
    private static SpecException refused(OperationSpec operation, JsonNode parameter, String rule) {
        String place = place(operation, parameter);
        boolean alone = !isRequired(parameter) && !in(parameter).equals("path");
        return new SpecException(place, rule, TypeNames.skip(alone ? place : operation.id(), rule));
    }

    private static @Nullable Object example(JsonNode parameter) {
        if (parameter.has("example")) {
            return Schemas.example(parameter);
        }
        for (JsonNode each : parameter.path("examples")) {
            return each.has("value") ? each.get("value") : null;
        }
        return Schemas.example(parameter.path("schema"));
    }
}
