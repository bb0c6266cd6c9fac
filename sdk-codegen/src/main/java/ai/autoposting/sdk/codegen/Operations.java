package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the specification, by tag. What each takes, gives back and fails with is read by {@link Parameters},
 * {@link Bodies}, {@link Results} and {@link Failures}.
 */
final class Operations {
    private static final Set<String> CLIENT_METHODS = Set.of(
            ("create fromEnv builder async execute executeWithResponse withOptions transport warmUp close getClass hashCode"
                            + " equals toString notify notifyAll wait clone finalize")
                    .split(" "));

    private static final String WITH_RESPONSE = "withresponse";

    private final Document document;
    private final Types types;
    private final TypeNames names;
    private final Problems problems;
    private final Notices notices;
    private final Endpoints endpoints;
    private final Parameters parameters;
    private final Bodies bodies;
    private final Results results;
    private final Failures failures;
    private final Map<String, List<ApiViews.Operation>> byTag = new LinkedHashMap<>();
    private final Map<String, ModelViews.ObjectType> params = new TreeMap<>();

    /** Operations by their names in Java, which must differ in more than case. */
    private final Map<String, OperationSpec> byName = new HashMap<>();

    private final Set<String> ids = new HashSet<>();

    Operations(Schemas schemas, Types types, TypeNames names, Problems problems, Notices notices) {
        this.document = schemas.document();
        this.types = types;
        this.names = names;
        this.problems = problems;
        this.notices = notices;
        this.endpoints = new Endpoints(document);
        this.parameters = new Parameters(schemas, types, names, problems);
        this.bodies = new Bodies(schemas, types, names, problems, notices);
        this.results = new Results(schemas, types, names, notices);
        this.failures = new Failures(document, types, problems);
    }

    /** Reads all that the specification has, but for what the list leaves out. */
    void readAll() {
        for (OperationSpec operation : OperationSpec.all(document, problems)) {
            String reason = names.skipped(operation.id());
            if (reason == null) {
                problems.orElse(() -> add(operation));
            } else {
                notices.add(operation.id() + " is left out (" + reason + "); it can be called through execute: "
                        + operation.place());
            }
        }
    }

    /** The classes of query and header parameters, by name. */
    Map<String, ModelViews.ObjectType> params() {
        return params;
    }

    /** Every tag that has an operation, by accessor. */
    List<ApiViews.Tag> tags() {
        Map<String, ApiViews.Tag> tags = new TreeMap<>();
        byTag.forEach((name, operations) -> {
            ApiViews.Tag tag = tag(name, operations);
            String line = "tag." + name + " = " + name + " Endpoints";
            if (tag.prefix().length() > Names.MAX_HALF) {
                problems.add(new SpecException(
                        "tag " + name, "is longer than the " + Names.MAX_HALF + " characters that fit", line));
            } else if (CLIENT_METHODS.contains(tag.accessor())) {
                problems.add(new SpecException(
                        "tag " + name, "the client has a method " + tag.accessor() + "() already", line));
            } else if (tags.put(tag.accessor().toLowerCase(Locale.ROOT), tag) != null) {
                problems.add(
                        new SpecException("tag " + name, "another tag is called " + tag.accessor() + " in Java", line));
            }
        });
        return List.copyOf(tags.values());
    }

    private ApiViews.Tag tag(String name, List<ApiViews.Operation> operations) {
        String text = description(name);
        return new ApiViews.Tag(
                Names.camel(name(name)),
                prefix(name),
                new Javadoc().text(text == null ? name + "." : text).comment(),
                Javadoc.firstSentence(text, Javadoc.escape(name) + "."),
                operations.stream()
                        .map(operation -> operation.heldBy(holder(operation)))
                        .sorted(Comparator.comparing(ApiViews.Operation::id))
                        .toList());
    }

    /** The name of the operation, or a longer one where that means something else already. */
    private String holder(ApiViews.Operation operation) {
        String plain = operation.holder();
        String name = plain;
        while (isTaken(name, operation) || !name.equals(plain) && ids.contains(name)) {
            name += "Operation";
        }
        return name;
    }

    /** A nested type hides what is imported, cannot be called as the class around it, and is hidden by a constant. */
    private boolean isTaken(String name, ApiViews.Operation operation) {
        return Names.isTakenType(name)
                || types.isDeclared(name)
                || params.containsKey(name)
                || name.equals(operation.ownerOperations())
                || name.equals(operation.prefix() + "Api")
                || name.equals(name.toUpperCase(Locale.ROOT));
    }

    private @Nullable String description(String tag) {
        for (JsonNode each : document.root().path("tags")) {
            if (each.path("name").asText().equals(tag)) {
                return Schemas.description(each);
            }
        }
        return null;
    }

    private String name(String tag) {
        String listed = names.at("tag." + tag);
        return listed == null ? tag : listed;
    }

    /** What the names of a tag's classes begin with. */
    private String prefix(String tag) {
        return Names.prefix(name(tag));
    }

    private void add(OperationSpec operation) {
        if (!operation.isNamed()) {
            throw operation.refused(operation.place(), "operationId is missing");
        }
        requireNameOfItsOwn(operation);
        requireStatuses(operation);
        ApiViews.Operation view = view(operation);
        operation
                .tags()
                .forEach(tag ->
                        byTag.computeIfAbsent(tag, t -> new ArrayList<>()).add(view));
    }

    private static void requireStatuses(OperationSpec operation) {
        for (String status : operation.responses().keySet()) {
            if (!status.matches("[1-5](\\d\\d|XX)|default")) {
                throw operation.refused(
                        operation.id() + "." + status, "a status must be three digits, such as 4XX, or default");
            }
        }
    }

    /** The methods of an operation are called as it is, and that with {@code WithResponse}; its types may be called otherwise. */
    private void requireNameOfItsOwn(OperationSpec operation) {
        if (operation.typeName().length() > Names.MAX_HALF) {
            throw operation.refused(
                    operation.place(), "operationId is longer than the " + Names.MAX_HALF + " characters that fit");
        }
        ids.add(operation.typeName());
        String method = Names.camel(operation.id()).toLowerCase(Locale.ROOT);
        String type = operation.typeName().toLowerCase(Locale.ROOT);
        for (String each :
                new String[] {type, method, method + WITH_RESPONSE, method.replaceFirst(WITH_RESPONSE + "$", "")}) {
            OperationSpec other = byName.get(each);
            if (other != null) {
                throw operation.refused(
                        operation.place(),
                        operation.id() + " and " + other.id() + ", of " + other.place()
                                + ", have methods of the same name in Java");
            }
        }
        byName.put(method, operation);
        byName.put(type, operation);
    }

    private ApiViews.Operation view(OperationSpec operation) {
        String prefix = prefix(operation.tags().get(0));
        ApiViews.Endpoint nowhere = new ApiViews.Endpoint(operation.method(), "/", new Security(true, null), null);
        ApiViews.Endpoint endpoint = problems.orElse(() -> endpoints.of(operation), nowhere);
        List<ApiViews.Argument> path = parameters.path(operation);
        ApiViews.Params others = parameters.others(operation);
        ApiViews.Body[] body = new ApiViews.Body[1];
        problems.orElse(() -> body[0] = bodies.of(operation));
        ApiViews.Inputs inputs = new ApiViews.Inputs(path, body[0], others);
        addClasses(operation, inputs, prefix);
        Result result = problems.orElse(() -> results.of(operation), Result.nothing(""));
        List<ApiViews.Failure> all = failures.of(operation);
        return new ApiViews.Operation(
                operation.id(),
                prefix,
                operation.typeName(),
                endpoint,
                inputs,
                result,
                all.stream().filter(ApiViews.Failure::isTyped).toList(),
                OperationDocs.of(operation, inputs, result, all),
                operation.deprecated());
    }

    private void addClasses(OperationSpec operation, ApiViews.Inputs inputs, String prefix) {
        if (inputs.params() != null) {
            String doc = OperationDocs.ofParams(operation.id(), prefix);
            addClass(inputs.params().type(), doc, inputs.params().properties());
        }
        if (inputs.body() != null && inputs.body().isForm()) {
            String doc = OperationDocs.ofForm(operation.id(), prefix);
            List<ModelViews.Property> parts =
                    inputs.body().parts().stream().map(ApiViews.Part::property).toList();
            addClass(inputs.body().argument().type().java(), doc, parts);
        }
    }

    private void addClass(String name, String doc, List<ModelViews.Property> properties) {
        params.put(name, new ModelViews.ObjectType(name, doc, false, properties, List.of()));
    }
}
