package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media types of a {@code content} object, and which of them a body is of. */
final class MediaTypes {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    static String plain(String contentType) {
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String type) {
        return plain(type).equals(JSON) || plain(type).endsWith("+json");
    }

    static boolean isText(String type) {
        return plain(type).startsWith("text/");
    }

    /** Whether a type is one of those that a range such as {@code image/*} means. */
    static boolean isWithin(String type, String range) {
        String wide = plain(range);
        return wide.equals("*/*")
                || wide.equals(plain(type))
                || wide.endsWith("/*") && plain(type).startsWith(wide.substring(0, wide.length() - 1));
    }

    /** The names of a {@code content} object, in order. */
    static List<String> names(SpecNode content) {
        return content.node().properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The part of a {@code content} object that says what a body of this type is like: the narrowest one. */
    static Optional<SpecNode> find(SpecNode content, String type) {
        for (String range : List.of(plain(type), plain(type).split("/", 2)[0] + "/*", "*/*")) {
            for (Map.Entry<String, JsonNode> one : content.node().properties()) {
                if (plain(one.getKey()).equals(range)) {
                    return Optional.of(content.child(one.getKey()));
                }
            }
        }
        return Optional.empty();
    }

    /** The type that a response is given in where several are documented: JSON, else the first one. Empty without content. */
    static Optional<String> preferred(SpecNode content) {
        List<String> all = names(content);
        return all.stream()
                .filter(MediaTypes::isJson)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
