package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in the body of a request or response, by media type. */
record Contents(JsonNode content) {
    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile(TOKEN + "/" + TOKEN + "( *; *" + TOKEN + "=(" + TOKEN + "|\"[ !#-\\[\\]-~]*\"))* *;? *");

    boolean isEmpty() {
        return content.isEmpty();
    }

    /** The media type of its JSON: the plain one if there are several; null when there is none. */
    @Nullable
    String json() {
        String found = null;
        for (Map.Entry<String, JsonNode> entry : Document.fields(content)) {
            String type = plain(entry.getKey());
            if (type.equals("application/json")) {
                return entry.getKey();
            }
            if (found == null && (type.endsWith("+json") || type.equals("*/*") || type.equals("application/*"))) {
                found = entry.getKey();
            }
        }
        return found;
    }

    /** The media type as it stands of the first that is this one, or null. */
    @Nullable
    String first(String mediaType) {
        for (Map.Entry<String, JsonNode> entry : Document.fields(content)) {
            if (plain(entry.getKey()).equals(mediaType)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** All media types, separated by commas. */
    String all() {
        StringBuilder all = new StringBuilder();
        content.fieldNames()
                .forEachRemaining(type -> all.append(all.isEmpty() ? "" : ", ").append(type));
        return all.toString();
    }

    JsonNode schema(String mediaType) {
        JsonNode schema = content.path(mediaType).path("schema");
        return schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : schema;
    }

    JsonNode encoding(String mediaType) {
        return content.path(mediaType).path("encoding");
    }

    /** @throws SpecException when one is none */
    void requireMediaTypes(OperationSpec operation, String place) {
        for (Map.Entry<String, JsonNode> entry : Document.fields(content)) {
            if (!MEDIA_TYPE.matcher(entry.getKey()).matches()) {
                throw operation.refused(place, "\"" + entry.getKey() + "\" is no media type");
            }
        }
    }

    /** Whether a media type is JSON as everybody sends it. */
    static boolean isPlainJson(String mediaType) {
        String plain = plain(mediaType);
        return plain.equals("application/json") || plain.endsWith("*");
    }

    /** In small letters, without parameters. */
    static String plain(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    Object example() {
        for (JsonNode media : content) {
            if (media.has("example")) {
                return media.get("example");
            }
            for (JsonNode example : media.path("examples")) {
                if (example.has("value")) {
                    return example.get("value");
                }
            }
        }
        return null;
    }
}
