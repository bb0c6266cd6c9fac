package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Puts arguments into an operation's path. Split once, filled per call. Knows URLs; knows no HTTP. */
final class UrlTemplate {
    private final String operationId;
    private final List<String> literals; // one more than names
    private final List<String> names;
    private final int segments;

    private UrlTemplate(String operationId, List<String> literals, List<String> names, int segments) {
        this.operationId = operationId;
        this.literals = literals;
        this.names = names;
        this.segments = segments;
    }

    /**
     * The template below a base URL.
     *
     * @throws IllegalArgumentException when its braces do not match
     */
    static UrlTemplate parse(String operationId, HttpUrl base, String path) {
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder literal = new StringBuilder(withoutTrailingSlash(base.toString()));
        int at = 0;
        for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', at)) {
            int close = path.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException(operationId + ": path template has an unclosed brace: " + path);
            }
            literals.add(literal.append(path, at, open).toString());
            literal.setLength(0);
            names.add(path.substring(open + 1, close));
            at = close + 1;
        }
        literals.add(literal.append(path, at, path.length()).toString());
        return new UrlTemplate(operationId, literals, names, segments(base, path));
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static int segments(HttpUrl base, String path) {
        int ofBase = base.pathSize() - (base.encodedPath().endsWith("/") ? 1 : 0);
        int ofPath = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/') {
                ofPath++;
            }
        }
        return ofBase + ofPath;
    }

    /**
     * The URL of a call.
     *
     * @throws IllegalArgumentException naming the argument that is missing, not expected, or not usable as a path segment
     */
    HttpUrl fill(Arguments arguments, List<Map.Entry<String, String>> moreQuery) {
        Map<String, String> path = arguments.path();
        StringBuilder url = new StringBuilder(128).append(literals.get(0));
        for (int i = 0; i < names.size(); i++) {
            PercentEncoding.append(segment(names.get(i), path.get(names.get(i))), url);
            url.append(literals.get(i + 1));
        }
        if (path.size() > names.size() || !names.containsAll(path.keySet())) {
            throw new IllegalArgumentException(operationId + ": " + unexpected(path) + " is not in the path template");
        }
        char separator = append(arguments.query(), '?', url);
        append(moreQuery, separator, url);
        HttpUrl filled = HttpUrl.get(url.toString());
        if (filled.pathSize() != segments) { // several arguments in one segment can add up to ".."
            throw new IllegalArgumentException(operationId + ": the path arguments change the path's structure");
        }
        return filled;
    }

    private String segment(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(operationId + ": path argument " + name + " is missing");
        }
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(operationId + ": path argument " + name
                    + " must not be empty, blank, \".\" or \"..\": \"" + value + "\"");
        }
        requireWellFormed(name, value);
        return value;
    }

    private String unexpected(Map<String, String> path) {
        for (String name : path.keySet()) {
            if (!names.contains(name)) {
                return "path argument " + name;
            }
        }
        return "a path argument";
    }

    private char append(List<Map.Entry<String, String>> query, char separator, StringBuilder url) {
        char next = separator;
        for (Map.Entry<String, String> parameter : query) {
            requireWellFormed(parameter.getKey(), parameter.getKey());
            requireWellFormed(parameter.getKey(), parameter.getValue());
            PercentEncoding.append(parameter.getKey(), url.append(next));
            PercentEncoding.append(parameter.getValue(), url.append('='));
            next = '&';
        }
        return next;
    }

    private void requireWellFormed(String name, String value) {
        if (!PercentEncoding.isWellFormed(value)) {
            throw new IllegalArgumentException(operationId + ": argument " + name + " holds half a surrogate pair");
        }
    }
}
