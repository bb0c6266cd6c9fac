package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether and in which header an operation takes the API key.
 *
 * @param authenticated whether it takes one
 * @param header the only one that it takes it in; null when the client may choose
 */
record Security(boolean authenticated, @Nullable String header) {
    private static final String BEARER = "Authorization";
    private static final String API_KEY = "x-api-key";

    /** @throws SpecException when it asks for credentials that the client does not have */
    static Security of(OperationSpec operation, Document document) {
        JsonNode any = operation.operation().has("security")
                ? operation.operation().path("security")
                : document.root().path("security");
        JsonNode schemes = document.root().path("components").path("securitySchemes");
        Set<String> headers = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        boolean none = any.isEmpty();
        for (JsonNode requirement : any) {
            none |= requirement.isEmpty();
            if (requirement.size() == 1) {
                String name = requirement.fieldNames().next();
                String header = header(document.follow(schemes.path(name), "securitySchemes." + name));
                (header == null ? others : headers).add(header == null ? name : header);
            } else if (requirement.size() > 1) {
                List<String> together = new ArrayList<>();
                requirement.fieldNames().forEachRemaining(together::add);
                others.add(String.join(" and ", together));
            }
        }
        if (headers.isEmpty() && !none) {
            throw operation.refused(
                    operation.id() + ".security",
                    "asks for " + String.join(", ", others) + ", which the client cannot send");
        }
        return new Security(
                !headers.isEmpty(), headers.size() == 1 ? headers.iterator().next() : null);
    }

    /** A token of OAuth is sent as a bearer's is, and the client takes it for a key. */
    private static @Nullable String header(JsonNode scheme) {
        String kind = scheme.path("type").asText();
        String bearer = scheme.path("scheme").asText().toLowerCase(Locale.ROOT);
        boolean inHeader = scheme.path("in").asText().equals("header");
        String name = scheme.path("name").asText().toLowerCase(Locale.ROOT);
        boolean token = kind.equals("oauth2") || kind.equals("openIdConnect");
        if (token || kind.equals("http") && bearer.equals("bearer")) {
            return BEARER;
        }
        return kind.equals("apiKey") && inHeader && name.equals(API_KEY) ? API_KEY : null;
    }
}
