package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where requests go and what they prove who sends them with. */
final class Endpoints {
    private final Document document;

    Endpoints(Document document) {
        this.document = document;
    }

    /** @throws SpecException when nothing can be sent there */
    ApiViews.Endpoint of(OperationSpec operation) {
        String path = operation.path();
        if (!path.startsWith("/") || path.contains("//") || path.matches(".*[?#\\s].*")) {
            throw operation.refused(operation.place(), "must be a path, without empty segments, query or fragment");
        }
        if (!path.matches("([^{}]|\\{[^{}]+})*")) {
            throw operation.refused(operation.place(), "the braces in the path do not match");
        }
        Security security = Security.of(operation, document);
        return new ApiViews.Endpoint(operation.method(), path, security, server(operation));
    }

    /** Where the operation has a server of its own: its URL, variables at their defaults. */
    private @Nullable String server(OperationSpec operation) {
        JsonNode own = operation.operation().path("servers").path(0);
        JsonNode server = own.isMissingNode() ? operation.item().path("servers").path(0) : own;
        if (server.isMissingNode()) {
            return null;
        }
        String url = url(server);
        if (url.contains("{")) {
            throw operation.refused(operation.id() + ".servers", "a variable of " + url + " has no default");
        }
        return url.equals(url(document.root().path("servers").path(0))) ? null : url;
    }

    private static String url(JsonNode server) {
        String url = server.path("url").asText();
        for (Map.Entry<String, JsonNode> variable : Document.fields(server.path("variables"))) {
            if (variable.getValue().has("default")) {
                url = url.replace(
                        "{" + variable.getKey() + "}",
                        variable.getValue().path("default").asText());
            }
        }
        return url.replaceAll("/+$", "");
    }
}
