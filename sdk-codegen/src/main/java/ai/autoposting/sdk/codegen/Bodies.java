package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests: JSON, forms, files. */
final class Bodies {
    static final String MULTIPART = "multipart/form-data";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "TRACE");

    private final Schemas schemas;
    private final Types types;
    private final TypeNames names;
    private final SecretProperties secrets;
    private final Problems problems;
    private final Notices notices;

    Bodies(Schemas schemas, Types types, TypeNames names, Problems problems, Notices notices) {
        this.notices = notices;
        this.schemas = schemas;
        this.types = types;
        this.names = names;
        this.secrets = new SecretProperties(types, names);
        this.problems = problems;
    }

    /** Null when there is none, or none that means anything: that of a GET. */
    ApiViews.@Nullable Body of(OperationSpec operation) {
        if (!operation.operation().has("requestBody")) {
            return null;
        }
        String place = operation.id() + ".request";
        JsonNode body = schemas.document().follow(operation.operation().path("requestBody"), place);
        boolean required = body.path("required").asBoolean();
        if (WITHOUT_BODY.contains(operation.method())) {
            if (required) {
                throw operation.refused(place, operation.method() + " cannot have a body");
            }
            notices.add(operation.id() + " has no body, since " + operation.method() + " cannot have one");
            return null;
        }
        Contents contents = new Contents(body.path("content"));
        if (contents.isEmpty()) {
            throw operation.refused(place, "a body without content cannot be generated");
        }
        contents.requireMediaTypes(operation, place);
        String text = Javadoc.escapeOr(Schemas.description(body), "the body");
        return body(operation, contents, place, text, required);
    }

    private ApiViews.Body body(
            OperationSpec operation, Contents contents, String place, String text, boolean required) {
        String json = contents.json();
        String multipart = contents.first(MULTIPART);
        String form = contents.first(FORM);
        String name = operation.typeName() + "Request";
        if (json != null) {
            JavaType type = types.of(contents.schema(json), place, name);
            String mediaType = Contents.isPlainJson(json) ? null : json;
            return new ApiViews.Body(ApiViews.Body.Kind.JSON, argument(type, text), required, mediaType, List.of());
        }
        if (multipart != null) {
            List<ApiViews.Part> parts = parts(operation, contents, multipart, place);
            return new ApiViews.Body(
                    ApiViews.Body.Kind.MULTIPART, argument(JavaType.model(name), text), required, null, parts);
        }
        if (form != null) {
            List<ApiViews.Part> parts = parts(operation, contents, form, place);
            for (ApiViews.Part part : parts) {
                if (!part.property().type().single() && !part.property().type().listOfSingle()) {
                    throw operation.refused(
                            place + "." + part.property().wire(),
                            "a field of a form must be a single value or a list of single values");
                }
            }
            return new ApiViews.Body(
                    ApiViews.Body.Kind.FORM, argument(JavaType.model(name), text), required, null, parts);
        }
        String only = contents.all();
        String mediaType = only.contains(",") || only.contains("*") ? null : only;
        return new ApiViews.Body(
                ApiViews.Body.Kind.RAW, argument(JavaType.upload(), text), required, mediaType, List.of());
    }

    private static ApiViews.Argument argument(JavaType type, String text) {
        return new ApiViews.Argument("", "request", type, text);
    }

    private List<ApiViews.Part> parts(OperationSpec operation, Contents contents, String mediaType, String place) {
        JsonNode schema = schemas.resolve(contents.schema(mediaType), place);
        if (!Shape.isObject(schema)) {
            throw operation.refused(place, mediaType + " needs an object with properties");
        }
        Schemas.Members members = schemas.members(schema, place);
        List<ApiViews.Part> parts = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        members.properties()
                .forEach((wire, property) -> problems.orElse(() -> {
                    boolean needed = members.required().contains(wire);
                    ApiViews.Part part = part(operation, wire, property, needed, contents.encoding(mediaType));
                    String name = part.property().name();
                    if (!taken.add(name)) {
                        String at = operation.typeName() + "Request." + wire;
                        throw new SpecException(
                                at, "two parts are called " + name + " in Java", "java." + at + " = " + name + "2");
                    }
                    parts.add(part);
                }));
        return parts;
    }

    private ApiViews.Part part(
            OperationSpec operation, String wire, JsonNode schema, boolean required, JsonNode encoding) {
        String parent = operation.typeName() + "Request";
        String place = parent + "." + wire;
        JavaType type = type(schema, place, parent + Names.part(wire));
        Set<Trait> traits = Trait.those(Map.of(
                Trait.REQUIRED, required,
                Trait.SECRET, secrets.isSecret(place, wire, schema, type),
                Trait.DEPRECATED, Schemas.isDeprecated(schema)));
        String doc = Javadoc.describing(
                        "part",
                        wire,
                        Schemas.description(schema),
                        Limits.sentence(schema, types.target(schema, place)),
                        Schemas.example(schema))
                .comment();
        String contentType = encoding.path(wire).path("contentType").asText();
        boolean single = !contentType.isEmpty() && !contentType.contains(",") && !contentType.contains("*");
        ModelViews.Property property =
                new ModelViews.Property(wire, names.accessor(place, wire), type, traits, doc, doc);
        ApiViews.Part part =
                new ApiViews.Part(property, single && type.innermost().isUpload() ? contentType : null);
        requirePlain(operation, part, encoding.path(wire));
        return part;
    }

    /** A field is sent as text and again for each value of a list, what is neither field nor file as JSON. */
    private static void requirePlain(OperationSpec operation, ApiViews.Part part, JsonNode encoding) {
        String place = operation.id() + ".request." + part.property().wire();
        JavaType type = part.property().type();
        if (type.isBytes()) {
            throw operation.refused(place, "format byte in a form cannot be generated");
        }
        if (!encoding.path("headers").isEmpty()) {
            throw operation.refused(place, "headers of a part cannot be generated");
        }
        if (!encoding.path("style").asText("form").equals("form")
                || type.isList() && !encoding.path("explode").asBoolean(true)) {
            throw operation.refused(place, "a list in a form must be sent value by value");
        }
        String sent = part.asText() ? "text/plain" : "application/json";
        String contentType = encoding.path("contentType").asText(sent);
        boolean listed =
                Stream.of(contentType.split(",", -1)).map(Contents::plain).anyMatch(sent::equals);
        if (!type.innermost().isUpload() && !listed) {
            throw operation.refused(place, "is sent as " + sent + ", not as " + contentType);
        }
    }

    private JavaType type(JsonNode given, String place, String name) {
        JsonNode schema = types.target(given, place);
        if (isFile(schema)) {
            return JavaType.upload();
        }
        JsonNode items = types.target(schema.path("items"), place);
        return schema.path("type").asText().equals("array") && isFile(items)
                ? JavaType.upload().list()
                : types.of(given, place, name);
    }

    private static boolean isFile(JsonNode schema) {
        String mediaType = schema.path("contentMediaType").asText();
        return schema.path("format").asText().equals("binary")
                || !mediaType.isEmpty()
                        && !mediaType.endsWith("json")
                        && !mediaType.startsWith("text/")
                        && !schema.has("contentEncoding");
    }
}
