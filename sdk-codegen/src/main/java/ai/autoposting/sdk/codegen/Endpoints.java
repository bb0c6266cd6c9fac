package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where requests go and what they prove who sends them with. */
final class Endpoints {
    private static final Pattern UNSENDABLE = Pattern.compile("[\\s\\p{Cntrl}]|/\\.\\.?(/|$)");
    private static final int MAX_PORT = 65_535;

    private final Document document;

    Endpoints(Document document) {
        this.document = document;
    }

    /** @throws SpecException when nothing can be sent there */
    ApiViews.Endpoint of(OperationSpec operation) {
        String path = operation.path();
        if (!path.startsWith("/") || path.contains("//") || path.contains("?") || path.contains("#")) {
            throw operation.refused(operation.place(), "must be a path, without empty segments, query or fragment");
        }
        if (UNSENDABLE.matcher(path).find()) {
            throw operation.refused(operation.place(), "the path has blanks, or a segment that is . or ..");
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
        if (url.equals(url(document.root().path("servers").path(0)))) {
            return null;
        }
        if (!isUsable(url)) {
            throw operation.refused(
                    operation.id() + ".servers",
                    "must be a URL that begins with https://, or a path on the client's own host, not \"" + url + "\"");
        }
        return url;
    }

    /** The rules of an operation's server at run time. */
    private static boolean isUsable(String url) {
        boolean path = url.startsWith("/") && !url.startsWith("//");
        try {
            URI uri = new URI(url);
            return (path || url.startsWith("https://") && uri.getHost() != null && uri.getRawUserInfo() == null)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= MAX_PORT;
        } catch (URISyntaxException malformed) {
            return false;
        }
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
        return url.matches("/+") ? "/" : url.replaceAll("/+$", "");
    }
}
