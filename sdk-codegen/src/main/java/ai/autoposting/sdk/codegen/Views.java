package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates see: one record per kind of generated file, and their parts. Docs are whole comments, escaped. */
final class Views {
    private Views() {}

    /** An immutable model class. */
    record ObjectType(String name, String doc, boolean deprecated, List<Property> properties, List<String> unions) {
        boolean hasProperties() {
            return !properties.isEmpty();
        }

        boolean hasNullable() {
            return properties.stream().anyMatch(Property::nullable);
        }

        boolean hasDeprecated() {
            return properties.stream().anyMatch(Property::deprecated);
        }

        boolean hasRequired() {
            return properties.stream().anyMatch(Property::demanded);
        }

        boolean hasUnions() {
            return !unions.isEmpty();
        }

        boolean holdsSecrets() {
            return properties.stream().anyMatch(p -> p.secret() || p.type().mayHoldSecrets());
        }
    }

    /** A property of a model, or a query or header parameter of an operation ({@code location} says which). */
    record Property(
            String wire,
            String name,
            JavaType type,
            boolean required,
            boolean nullable,
            boolean secret,
            boolean deprecated,
            boolean readOnly,
            String location,
            boolean explode,
            String doc,
            String builderDoc) {
        String capital() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        String literal() {
            return Doc.literal(wire);
        }

        String code() {
            return Doc.code(wire);
        }

        /** Whether a builder must be given it: what is read-only comes from the service alone. */
        boolean demanded() {
            return required && !readOnly;
        }

        /** Its accessor gives the value itself. */
        boolean plain() {
            return required && !nullable && !type.collection();
        }

        /** Its accessor gives a list or map, empty when the property is not there. */
        boolean collection() {
            return type.collection() && !nullable;
        }

        /** Its accessor gives an Optional. */
        boolean optional() {
            return !plain() && !collection();
        }

        boolean collectionType() {
            return type.collection();
        }

        String elementType() {
            return type.java().substring("List<".length(), type.java().length() - 1);
        }

        boolean query() {
            return location.equals("query");
        }

        boolean secretText() {
            return secret && type.isText();
        }

        boolean secretTexts() {
            return secret && type.java().equals("List<String>");
        }

        boolean deeperSecrets() {
            return !secret && type.mayHoldSecrets();
        }
    }

    /** An open enum. */
    record EnumType(String name, String doc, boolean deprecated, List<Constant> constants) {}

    /** One known value of an open enum. */
    record Constant(String constant, String wire) {
        String doc() {
            return wire.isBlank() ? "The blank value" : Doc.code(wire);
        }

        String literal() {
            return Doc.literal(wire);
        }
    }

    /** One of several models, told apart by a property. */
    record UnionType(String name, String doc, String discriminator, List<String> types, List<Case> cases) {
        String literal() {
            return Doc.literal(discriminator);
        }

        String code() {
            return Doc.code(discriminator);
        }
    }

    /** A value of the discriminator and the model that it stands for. */
    record Case(String wire, String type) {
        String literal() {
            return Doc.literal(wire);
        }
    }

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

    /** One operation. */
    record Operation(
            String id,
            String name,
            String constant,
            String prefix,
            String method,
            String path,
            List<Argument> arguments,
            @Nullable Argument body,
            @Nullable String paramsType,
            boolean paramsRequired,
            List<Property> params,
            @Nullable JavaType result,
            boolean raw,
            boolean enveloped,
            boolean authenticated,
            boolean deprecated,
            List<Failure> failures,
            String doc) {
        String idLiteral() {
            return Doc.literal(id);
        }

        String pathLiteral() {
            return Doc.literal(path);
        }

        String httpLine() {
            return Doc.code(method + " " + path);
        }

        boolean usesDeprecated() {
            return params.stream().anyMatch(Property::deprecated);
        }

        boolean returnsNothing() {
            return result == null;
        }

        String returnType() {
            return result == null ? "void" : result.java();
        }

        String ownerOperations() {
            return prefix + "Operations";
        }

        /** As no type of a specification is called, which has no underscore, and no constant, which has no small letter. */
        String holder() {
            return constant + "_Holder";
        }

        /** The parameter types of the main method, as a Javadoc link names them. */
        String erasedArguments() {
            List<String> all = new ArrayList<>();
            leading().forEach(argument -> all.add(argument.type().java().replaceAll("<.*>", "")));
            if (paramsType != null) {
                all.add(paramsType);
            }
            return String.join(", ", all);
        }

        String link() {
            return "#" + name + "(" + erasedArguments() + ")";
        }

        String optionsDoc() {
            return new Doc()
                    .html("As {@link " + link() + "}, with options for this one call.")
                    .comment();
        }

        String responseDoc() {
            return new Doc()
                    .html("As {@link " + link() + "}, with status, headers and the number of attempts.")
                    .comment();
        }

        /** For whatever class the method stands in: an operation with two tags stands in two. */
        String asyncDoc() {
            return new Doc()
                    .html("As {@link " + prefix + "Api" + link() + "}, without blocking.")
                    .comment();
        }

        String responseType() {
            return result == null ? "@Nullable Void" : result.java();
        }

        boolean hasBody() {
            return body != null;
        }

        boolean hasParams() {
            return paramsType != null;
        }

        boolean hasShortForm() {
            return paramsType != null && !paramsRequired;
        }

        /** The path arguments and the body, declared. */
        String leadingDeclarations() {
            StringBuilder text = new StringBuilder();
            for (Argument argument : leading()) {
                text.append(argument.type().java())
                        .append(' ')
                        .append(argument.name())
                        .append(", ");
            }
            return text.toString();
        }

        String leadingNames() {
            StringBuilder text = new StringBuilder();
            for (Argument argument : leading()) {
                text.append(argument.name()).append(", ");
            }
            return text.toString();
        }

        /** All that the request is made of, declared: path arguments, body, params. */
        String declarations() {
            return leadingDeclarations() + (paramsType == null ? "" : paramsType + " params, ");
        }

        String names() {
            return leadingNames() + (paramsType == null ? "" : "params, ");
        }

        String shortDeclarations() {
            return trim(leadingDeclarations());
        }

        String argumentDeclarations() {
            return trim(declarations());
        }

        String argumentNames() {
            return trim(names());
        }

        private List<Argument> leading() {
            if (body == null) {
                return arguments;
            }
            List<Argument> all = new ArrayList<>(arguments);
            all.add(body);
            return all;
        }

        private static String trim(String list) {
            return list.isEmpty() ? "" : list.substring(0, list.length() - 2);
        }
    }

    /** A path argument or the body. */
    record Argument(String wire, String name, JavaType type) {
        String literal() {
            return Doc.literal(wire);
        }
    }

    /** An error status that the specification gives a type. */
    record Failure(int status, String type) {}
}
