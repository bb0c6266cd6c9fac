package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;

/** Says which properties and parameters are secret: those of format password and those of a secret name, if the list does not know better. */
final class SecretProperties {
    private final TypeNames names;

    SecretProperties(TypeNames names) {
        this.names = names;
    }

    boolean isSecret(String place, String wire, JsonNode schema, JavaType type) {
        boolean secret = schema.path("format").asText().equals("password") || isSecretName(wire, type);
        return names.isTrue("secret." + place, secret) && !names.isTrue("public." + place, false);
    }

    /** Where several secrets may be meant, a number counts them, and the properties of objects have names of their own. */
    private static boolean isSecretName(String wire, JavaType type) {
        return switch (SecretNames.kindOf(wire)) {
            case PLAIN -> false;
            case SECRETS -> type.innermost().isText() || type.innermost().isFreeForm();
            case SECRET -> true;
        };
    }
}
