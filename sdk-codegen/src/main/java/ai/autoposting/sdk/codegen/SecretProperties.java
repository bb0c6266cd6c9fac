package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Says which properties and parameters are secret: those of format password and those of a secret name, if the list does not know better. */
final class SecretProperties {
    /** Of lists and maps in lists and maps; a component can be made of itself. */
    private static final int MAX_DEPTH = 10;

    private final Types types;
    private final TypeNames names;

    SecretProperties(Types types, TypeNames names) {
        this.types = types;
        this.names = names;
    }

    boolean isSecret(String place, String wire, JsonNode schema, JavaType type) {
        boolean secret = isPassword(schema, place) || isSecretName(wire, type);
        return names.isTrue("secret." + place, secret) && !names.isTrue("public." + place, false);
    }

    /** Also of what it refers to, and of what a list or map holds. */
    private boolean isPassword(JsonNode given, String place) {
        JsonNode schema = given;
        for (int depth = 0; depth < MAX_DEPTH && !schema.isMissingNode(); depth++) {
            JsonNode target = types.target(schema, place);
            if (hasPassword(schema) || hasPassword(target)) {
                return true;
            }
            schema = Shape.isObject(target)
                    ? MissingNode.getInstance()
                    : target.has("items") ? target.path("items") : target.path("additionalProperties");
        }
        return false;
    }

    private static boolean hasPassword(JsonNode schema) {
        return schema.path("format").asText().equals("password");
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
