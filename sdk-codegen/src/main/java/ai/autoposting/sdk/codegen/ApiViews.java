package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of API classes and operations see: tags, their operations and the parts of these. */
final class ApiViews {
    private ApiViews() {}

    /** All tags: of the client ({@code flavour} is empty) or of the asynchronous one. */
    record TagApis(String flavour, List<Tag> tags) {
        boolean async() {
            return !flavour.isEmpty();
        }
    }

    /** The operations of one tag. */
    record Tag(String accessor, String prefix, String doc, String oneLineDoc, List<Operation> operations) {
        /** The operations whose constants live with this tag. */
        List<Operation> own() {
            return operations.stream()
                    .filter(operation -> operation.prefix().equals(prefix))
                    .toList();
        }

        boolean hasDeprecated() {
            return operations.stream().anyMatch(Operation::deprecated);
        }

        boolean hasOwn() {
            return !own().isEmpty();
        }
    }

    /**
     * One operation.
     *
     * @param prefix of the classes of the tag that its constant lives with
     * @param holder the nested type that holds what a call of it needs
     * @param failures the error statuses that have a type
     */
    record Operation(
            String id,
            String prefix,
            String holder,
            Endpoint endpoint,
            Inputs inputs,
            Result result,
            List<Failure> failures,
            String doc,
            boolean deprecated) {
        String name() {
            return Names.camel(id);
        }

        String constant() {
            return Names.constant(id);
        }

        String idLiteral() {
            return StringLiteral.of(id);
        }

        String ownerOperations() {
            return prefix + "Operations";
        }

        Operation heldBy(String newHolder) {
            return new Operation(id, prefix, newHolder, endpoint, inputs, result, failures, doc, deprecated);
        }

        private String link() {
            return "#" + name() + "(" + inputs.all().erased() + ")";
        }

        String shortDoc() {
            return linked("", ", without query and header parameters.");
        }

        String optionsDoc() {
            return linked("", ", with options for this one call.");
        }

        String responseDoc() {
            return linked("", ", with status, headers and the number of attempts.");
        }

        /** For whatever class the method stands in: an operation with two tags stands in two. */
        String asyncDoc() {
            return linked(prefix + "Api", ", without blocking.");
        }

        private String linked(String owner, String difference) {
            return new Javadoc()
                    .html("As {@link " + owner + link() + "}" + difference)
                    .comment();
        }
    }

    /** Where a request goes. */
    record Endpoint(String method, String path, boolean authenticated) {
        String pathLiteral() {
            return StringLiteral.of(path);
        }

        String line() {
            return Javadoc.code(method + " " + path);
        }
    }

    /** What a request is made of. */
    record Inputs(
            List<Argument> path,
            @Nullable Argument body,
            @Nullable Params params) {
        boolean hasBody() {
            return body != null;
        }

        boolean hasParams() {
            return params != null;
        }

        boolean canDoWithoutParams() {
            return params != null && !params.required();
        }

        List<Parameter> parameters() {
            return params == null ? List.of() : params.all();
        }

        /** The path arguments and the body. */
        ArgumentList leading() {
            List<Argument> leading = new ArrayList<>(path);
            if (body != null) {
                leading.add(body);
            }
            return new ArgumentList(leading, null);
        }

        ArgumentList all() {
            return new ArgumentList(leading().arguments(), params == null ? null : params.type());
        }

        boolean hasDeprecated() {
            return parameters().stream()
                    .anyMatch(parameter -> parameter.property().deprecated());
        }
    }

    /**
     * A path argument or the body.
     *
     * @param text what it is, as HTML
     */
    record Argument(String wire, String name, JavaType type, String text) {
        String literal() {
            return StringLiteral.of(wire);
        }
    }

    /** Query and header parameters, and the class that holds them. */
    record Params(String type, List<Parameter> all) {
        boolean required() {
            return properties().stream().anyMatch(ModelViews.Property::required);
        }

        List<ModelViews.Property> properties() {
            return all.stream().map(Parameter::property).toList();
        }
    }

    /**
     * A query or header parameter.
     *
     * @param explode whether each value of a list is sent under the name again
     */
    record Parameter(ModelViews.Property property, boolean query, boolean explode) {
        /** The method that adds it to the arguments of a call. */
        String add() {
            return query ? "query" : "header";
        }
    }

    /**
     * An error status.
     *
     * @param type of its body, if the specification gives it a model
     * @param exception the class that it is thrown as
     * @param text what it means, as HTML
     */
    record Failure(int status, @Nullable String type, String exception, String text) {
        boolean isTyped() {
            return type != null;
        }
    }
}
