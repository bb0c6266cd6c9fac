package ai.autoposting.sdk.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the templates of models and codecs see: one record per kind of file, and their parts. Docs are whole comments. */
final class ModelViews {
    private ModelViews() {}

    /** An immutable class with a builder: a model, or the query and header parameters of an operation. */
    record ObjectType(String name, String doc, boolean deprecated, List<Property> properties, List<String> unions) {
        ObjectType memberOf(Collection<UnionType> all) {
            List<String> its = all.stream()
                    .filter(union -> union.types().contains(name))
                    .map(UnionType::name)
                    .toList();
            return new ObjectType(name, doc, deprecated, properties, its);
        }

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

        /** Whether something that a request needs can be left out, here or in a model inside. */
        boolean canBeIncomplete() {
            return properties.stream()
                    .anyMatch(p -> p.demanded() || p.type().innermost().isModel());
        }

        boolean hasUnions() {
            return !unions.isEmpty();
        }

        boolean holdsSecrets() {
            return properties.stream().anyMatch(p -> p.secret() || p.type().mayHoldSecrets());
        }
    }

    /**
     * A property of such a class.
     *
     * @param wire its name in JSON, in a query or a header
     * @param name its name in Java
     * @param doc of its accessor
     * @param builderDoc of its setter
     */
    record Property(String wire, String name, JavaType type, Set<Trait> traits, String doc, String builderDoc) {
        String capital() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        String literal() {
            return StringLiteral.of(wire);
        }

        String code() {
            return Javadoc.code(wire);
        }

        /** What an accessor says when the service has left the property out. */
        String missing() {
            return StringLiteral.of(wire + " is missing: the specification requires it, the service left it out");
        }

        boolean required() {
            return traits.contains(Trait.REQUIRED);
        }

        boolean nullable() {
            return traits.contains(Trait.NULLABLE);
        }

        boolean secret() {
            return traits.contains(Trait.SECRET);
        }

        boolean deprecated() {
            return traits.contains(Trait.DEPRECATED);
        }

        /** Whether a builder must be given it: what is read-only comes from the service alone. */
        boolean demanded() {
            return required() && !traits.contains(Trait.READ_ONLY);
        }

        /** Its accessor gives the value itself. */
        boolean plain() {
            return required() && !nullable() && !type.collection();
        }

        /** Its accessor gives a list or map, empty when the property is not there. */
        boolean collection() {
            return type.collection() && !nullable();
        }

        /** Its accessor gives an Optional. */
        boolean optional() {
            return !plain() && !collection();
        }

        boolean collectionType() {
            return type.collection();
        }

        boolean secretText() {
            return secret() && type.isText();
        }

        boolean secretTexts() {
            return secret() && type.listOfTexts();
        }

        boolean secretMap() {
            return secret() && type.mapOfTexts();
        }

        boolean deeperSecrets() {
            return type.mayHoldSecrets();
        }
    }

    /** An open enum. */
    record EnumType(String name, String doc, boolean deprecated, List<Constant> constants) {}

    /**
     * One known value of an open enum.
     *
     * @param text what the specification says of it, or empty
     */
    record Constant(String constant, String wire, String text) {
        String doc() {
            String value = (wire.isBlank() ? "The blank value" : Javadoc.code(wire)) + ".";
            return new Javadoc().html(value).text(text).comment();
        }

        String literal() {
            return StringLiteral.of(wire);
        }
    }

    /** One of several models, told apart by a property. */
    record UnionType(String name, String doc, String discriminator, List<String> types, List<Case> cases) {
        String literal() {
            return StringLiteral.of(discriminator);
        }

        String code() {
            return Javadoc.code(discriminator);
        }
    }

    /** A value of the discriminator and the model that it stands for. */
    record Case(String wire, String type) {
        String literal() {
            return StringLiteral.of(wire);
        }
    }
}
