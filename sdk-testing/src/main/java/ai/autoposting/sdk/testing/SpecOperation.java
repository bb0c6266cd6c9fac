package ai.autoposting.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation of the specification.
 *
 * @param method in upper case
 * @param template the path with its arguments in braces
 * @param at the operation object
 * @param parameters its own and its path's, references resolved
 * @param security the requirements that hold for it; empty when it asks for no credential
 */
record SpecOperation(String method, String template, At at, List<At> parameters, JsonNode security) {
    /** The {@code operationId}. */
    String id() {
        return at.node().path("operationId").asText(method + " " + template);
    }

    /** {@code storePlatformToken (POST /brands/{slug}/tokens)}. */
    String name() {
        return id() + " (" + method + " " + template + ")";
    }

    long variables() {
        return segments().stream().filter(SpecOperation::isVariable).count();
    }

    boolean matches(List<String> actual) {
        List<String> wanted = segments();
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            boolean fits = isVariable(wanted.get(i))
                    ? !actual.get(i).isEmpty()
                    : wanted.get(i).equals(actual.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The path arguments of a request that matches, by name. */
    Map<String, String> pathArguments(List<String> actual) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> wanted = segments();
        for (int i = 0; i < wanted.size(); i++) {
            if (isVariable(wanted.get(i))) {
                arguments.put(wanted.get(i).substring(1, wanted.get(i).length() - 1), actual.get(i));
            }
        }
        return arguments;
    }

    private List<String> segments() {
        return Segments.split(template);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
