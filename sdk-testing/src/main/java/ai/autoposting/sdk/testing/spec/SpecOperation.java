package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One operation of the specification.
 *
 * @param method in upper case
 * @param at the operation object
 * @param parameters its own and its path's, references resolved
 * @param security the requirements that hold for it; empty when it asks for no credential
 * @param base where its path begins when it has a server of its own on the same host: {@code /v2}; empty for as all others
 */
public record SpecOperation(
        String method,
        PathTemplate template,
        SpecNode at,
        List<SpecNode> parameters,
        JsonNode security,
        Optional<String> base) {
    /** The {@code operationId}. */
    public String id() {
        return at.node().path("operationId").asText(method + " " + template);
    }

    /** Whether it may be called without a credential. */
    public boolean isOpen() {
        return security.isEmpty()
                || StreamSupport.stream(security.spliterator(), false).anyMatch(JsonNode::isEmpty);
    }

    boolean matches(String path, String defaultBase) {
        String begin = base.orElse(defaultBase);
        return path.startsWith(begin + "/") && template.matches(PathSegments.split(path.substring(begin.length())));
    }

    /** The segments of a path that matches, decoded, without those of the server. */
    public List<String> segments(String path, String defaultBase) {
        return PathSegments.split(path.substring(base.orElse(defaultBase).length()));
    }

    /** Whether its path is this one or begins with it. */
    public boolean isBelow(String path) {
        return (template + "/").startsWith(path + "/");
    }

    /** Whether it has this method and path. */
    public boolean isAt(String otherMethod, String path) {
        return method.equals(otherMethod) && template.toString().equals(path);
    }

    /** {@code storePlatformToken (POST /brands/{slug}/tokens)}. */
    public String name() {
        return id() + " (" + method + " " + template + ")";
    }
}
