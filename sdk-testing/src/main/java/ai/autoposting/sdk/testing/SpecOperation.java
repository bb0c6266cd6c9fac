package ai.autoposting.sdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation of the specification.
 *
 * @param method in upper case
 * @param at the operation object
 * @param parameters its own and its path's, references resolved
 * @param security the requirements that hold for it; empty when it asks for no credential
 */
record SpecOperation(String method, Template template, At at, List<At> parameters, JsonNode security) {
    /** The {@code operationId}. */
    String id() {
        return at.node().path("operationId").asText(method + " " + template);
    }

    /** {@code storePlatformToken (POST /brands/{slug}/tokens)}. */
    String name() {
        return id() + " (" + method + " " + template + ")";
    }
}
