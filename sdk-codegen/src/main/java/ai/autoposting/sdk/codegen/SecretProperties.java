package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;

/** Says which properties and parameters are secret: those of format password and those of a secret name, if the list does not know better. */
final class SecretProperties {
    private final TypeNames names;

    SecretProperties(TypeNames names) {
        this.names = names;
    }

    boolean isSecret(String place, String wire, Schema<?> schema, JavaType type) {
        String listed = names.at("secret." + place);
        if (listed != null) {
            return isTrue(listed, place);
        }
        return "password".equals(schema.getFormat()) || isSecretName(wire, type);
    }

    /** Where several secrets may be meant, a number counts them, and the properties of objects have names of their own. */
    private static boolean isSecretName(String wire, JavaType type) {
        return switch (SecretNames.kindOf(wire)) {
            case PLAIN -> false;
            case SECRETS -> type.innermost().isText() || type.innermost().isFreeForm();
            case SECRET -> true;
        };
    }

    private static boolean isTrue(String listed, String place) {
        if (!listed.equals("true") && !listed.equals("false")) {
            throw new SpecException("secret." + place, "must be true or false, not " + listed);
        }
        return listed.equals("true");
    }
}
