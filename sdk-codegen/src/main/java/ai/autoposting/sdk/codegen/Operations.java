package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
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

/**
 * The operations of the specification, by tag. What each takes, gives back and fails with is read by {@link Parameters},
 * {@link Results} and {@link Failures}.
 */
final class Operations {
    private static final Set<String> CLIENT_METHODS =
            Set.of("create", "fromEnv", "async", "execute", "executeWithResponse", "withOptions", "close");

    private final OpenAPI spec;
    private final Types types;
    private final Parameters parameters;
    private final Results results;
    private final Failures failures;
    private final Map<String, List<ApiViews.Operation>> byTag = new LinkedHashMap<>();
    private final Map<String, ModelViews.ObjectType> params = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();

    Operations(OpenAPI spec, Schemas schemas, Types types, TypeNames names) {
        this.spec = spec;
        this.types = types;
        this.parameters = new Parameters(spec, types, names);
        this.results = new Results(spec, schemas, types);
        this.failures = new Failures(spec, types);
    }

    /** Reads all that the specification has. */
    void readAll() {
        if (spec.getPaths() != null) {
            spec.getPaths()
                    .forEach((path, item) -> item.readOperationsMap()
                            .forEach((method, operation) ->
                                    add(new OperationSpec(method.name(), path, item, operation))));
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
            if (CLIENT_METHODS.contains(tag.accessor())) {
                throw new SpecException("tag " + name, "the client has a method " + tag.accessor() + "() already");
            }
            if (tags.put(tag.accessor(), tag) != null) {
                throw new SpecException("tag " + name, "another tag is called " + tag.accessor() + " in Java");
            }
        });
        return List.copyOf(tags.values());
    }

    private ApiViews.Tag tag(String name, List<ApiViews.Operation> operations) {
        String text = description(name);
        return new ApiViews.Tag(
                Names.camel(name),
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
        return spec.getTags() == null
                ? null
                : spec.getTags().stream()
                        .filter(each -> each.getName().equals(tag))
                        .map(Tag::getDescription)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** What the names of a tag's classes begin with. */
    private static String prefix(String tag) {
        return Names.prefix(tag);
    }

    private void add(OperationSpec operation) {
        if (!ids.add(operation.typeName())) {
            throw new SpecException(operation.place(), "there is already an operation " + Names.camel(operation.id()));
        }
        ApiViews.Operation view = view(operation);
        new LinkedHashSet<>(operation.tags())
                .forEach(tag ->
                        byTag.computeIfAbsent(tag, t -> new ArrayList<>()).add(view));
    }

    private ApiViews.Operation view(OperationSpec operation) {
        String prefix = prefix(operation.tags().get(0));
        ApiViews.Inputs inputs = parameters.of(operation);
        if (inputs.params() != null) {
            String type = inputs.params().type();
            String doc = OperationDocs.ofParams(operation.id(), prefix);
            params.put(
                    type,
                    new ModelViews.ObjectType(type, doc, false, inputs.params().properties(), List.of()));
        }
        Result result = results.of(operation);
        List<ApiViews.Failure> all = failures.of(operation);
        return new ApiViews.Operation(
                operation.id(),
                prefix,
                operation.typeName(),
                new ApiViews.Endpoint(operation.method(), operation.path(), authenticated(operation)),
                inputs,
                result,
                all.stream().filter(ApiViews.Failure::isTyped).toList(),
                OperationDocs.of(operation, inputs, result, all),
                operation.deprecated());
    }

    private boolean authenticated(OperationSpec operation) {
        List<SecurityRequirement> own = operation.operation().getSecurity();
        return own != null ? asksForKey(own) : spec.getSecurity() != null && asksForKey(spec.getSecurity());
    }

    /** {@code [{}]} asks for nothing, as {@code []} does. */
    private static boolean asksForKey(List<SecurityRequirement> any) {
        return any.stream().anyMatch(requirement -> !requirement.isEmpty());
    }
}
