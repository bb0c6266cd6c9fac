package ai.autoposting.sdk.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a request line asks for.
 *
 * @param path as sent, without the query
 * @param query names and values, decoded, in order
 */
record RequestTarget(String path, List<Map.Entry<String, String>> query) {
    private static final Pattern ORIGIN = Pattern.compile("^[hH][tT][tT][pP][sS]?://[^/?]+");

    static RequestTarget of(String method, String text) throws RefusedRequestException {
        if (method.equals("CONNECT")) {
            throw new RefusedRequestException(501, "CONNECT is not done here: this is no proxy.");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '#')) {
            throw new RefusedRequestException(400, "The path must be visible ASCII: encode what is not.");
        }
        String local = ORIGIN.matcher(text).replaceFirst("");
        if (local.isEmpty() || local.startsWith("?") && local.length() < text.length()) {
            local = "/" + local;
        }
        if (!local.startsWith("/") && !(local.equals("*") && method.equals("OPTIONS"))) {
            throw new RefusedRequestException(400, "The path must begin with /.");
        }
        String[] parts = local.split("\\?", 2);
        return new RequestTarget(parts[0], parts.length == 1 ? List.of() : query(parts[1]));
    }

    private static List<Map.Entry<String, String>> query(String text) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (String parameter : text.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (!parameter.isEmpty()) {
                query.add(Map.entry(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
            }
        }
        return List.copyOf(query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
