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

        /** The methods that call it, those with fewer arguments first. */
        List<Overload> overloads() {
            return Overload.of(this);
        }

        /** How a method that has all arguments is linked to. */
        String link() {
            return "#" + name() + "(" + inputs.all().erased() + ")";
        }
    }

    /**
     * Where a request goes.
     *
     * @param server its own one, if it has one
     */
    record Endpoint(
            String method,
            String path,
            Security security,
            @Nullable String server) {
        String pathLiteral() {
            return StringLiteral.of(path);
        }

        String line() {
            return Javadoc.code(method + " " + path);
        }

        boolean authenticated() {
            return security.authenticated();
        }

        boolean hasKeyHeader() {
            return security.header() != null;
        }

        String keyHeaderLiteral() {
            return StringLiteral.of(String.valueOf(security.header()));
        }

        boolean hasServer() {
            return server != null;
        }

        String serverLiteral() {
            return StringLiteral.of(String.valueOf(server));
        }
    }

    /** What a request is made of. */
    record Inputs(
            List<Argument> path,
            @Nullable Body body,
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

        boolean canDoWithoutBody() {
            return body != null && !body.required();
        }

        List<Parameter> parameters() {
            return params == null ? List.of() : params.all();
        }

        /** The path arguments and the body. */
        ArgumentList leading() {
            List<Argument> leading = new ArrayList<>(path);
            if (body != null) {
                leading.add(body.argument());
            }
            return new ArgumentList(leading, null);
        }

        ArgumentList all() {
            return new ArgumentList(leading().arguments(), params == null ? null : params.type());
        }

        /** The arguments of the method that collects them: an optional body can be missing there. */
        String collected() {
            if (body == null || body.required()) {
                return all().declared();
            }
            Argument argument = body.argument();
            String optional = "@Nullable " + argument.type().java() + " " + argument.name();
            String before = new ArgumentList(path, null).declaredFirst();
            return before + optional + (params == null ? "" : ", " + params.type() + " params");
        }

        boolean isForm() {
            return body != null && body.isForm();
        }

        List<Part> parts() {
            return body == null ? List.of() : body.parts();
        }

        boolean hasDeprecated() {
            boolean parts = body != null
                    && body.parts().stream().anyMatch(part -> part.property().deprecated());
            return parts
                    || parameters().stream()
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

    /**
     * The body of a request.
     *
     * @param mediaType when it is not the one that the kind says
     * @param parts of a form
     */
    record Body(
            Kind kind,
            Argument argument,
            boolean required,
            @Nullable String mediaType,
            List<Part> parts) {
        /** How the argument becomes a body. */
        enum Kind {
            JSON,
            MULTIPART,
            FORM,
            RAW
        }

        boolean isForm() {
            return kind == Kind.MULTIPART || kind == Kind.FORM;
        }

        boolean isMultipart() {
            return kind == Kind.MULTIPART;
        }

        /** The class that collects the parts. */
        String form() {
            return kind == Kind.MULTIPART ? "Multipart" : "Form";
        }

        boolean hasMediaType() {
            return mediaType != null;
        }

        String mediaTypeLiteral() {
            return StringLiteral.of(String.valueOf(mediaType));
        }
    }

    /**
     * A part of a form.
     *
     * @param contentType of a file, if the specification says it
     */
    record Part(ModelViews.Property property, @Nullable String contentType) {
        /** The method that adds it. */
        String add() {
            JavaType type = property.type();
            JavaType innermost = type.innermost();
            return innermost.isUpload() ? "file" : type.single() || type.listOfSingle() ? "field" : "json";
        }

        boolean repeated() {
            return property.type().isList() && !add().equals("json");
        }

        /** What turns a value into what the method takes: the text of a field. */
        boolean asText() {
            return add().equals("field");
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
     * @param status three digits, a range such as {@code 4XX}, or {@code default}
     * @param type of its body, if the specification gives it a model
     * @param exception the class that it is thrown as
     * @param text what it means, as HTML
     */
    record Failure(String status, @Nullable String type, String exception, String text) {
        boolean isTyped() {
            return type != null;
        }

        /** As the argument of a method. */
        String statusArgument() {
            return status.matches("\\d+") ? status : StringLiteral.of(status);
        }
    }
}
