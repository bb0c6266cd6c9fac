package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
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
                others.add(together(requirement.fields()));
            }
        }
        if (headers.isEmpty() && !none) {
            throw operation.refused(
                    operation.id() + ".security", "asks for " + String.join(", ", others) + ", which the client cannot send");
        }
        return new Security(!headers.isEmpty(), headers.size() == 1 ? headers.iterator().next() : null);
    }

    private static String together(Iterator<Map.Entry<String, JsonNode>> all) {
        StringBuilder text = new StringBuilder();
        all.forEachRemaining(each -> text.append(text.isEmpty() ? "" : " and ").append(each.getKey()));
        return text.toString();
    }

    private static @Nullable String header(JsonNode scheme) {
        String kind = scheme.path("type").asText();
        String bearer = scheme.path("scheme").asText().toLowerCase(Locale.ROOT);
        boolean inHeader = scheme.path("in").asText().equals("header");
        String name = scheme.path("name").asText().toLowerCase(Locale.ROOT);
        if (kind.equals("http") && bearer.equals("bearer")) {
            return BEARER;
        }
        return kind.equals("apiKey") && inHeader && name.equals(API_KEY) ? API_KEY : null;
    }
}
