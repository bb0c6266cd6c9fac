package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.internal.secrets.PercentEncoding;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.Quotable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Puts arguments into an operation's path. Split once, filled per call. */
final class UrlTemplate {
    private final String operationId;
    private final HttpUrl base;
    private final List<Segment> segments;
    private final Set<String> names = new HashSet<>();
    private final int pathSize;

    /** What stands between two slashes. One more literal than names. */
    private record Segment(List<String> literals, List<String> names) {
        /** What stands between the first literal and the last. */
        String arguments(String filled) {
            int from = literals.get(0).length();
            int end = filled.length() - literals.get(names.size()).length();
            return from <= end ? filled.substring(from, end) : filled;
        }
    }

    private UrlTemplate(String operationId, HttpUrl base, List<Segment> segments) {
        this.operationId = operationId;
        this.base = base;
        this.segments = segments;
        this.pathSize = segmentsOf(base) + segments.size();
        for (Segment segment : segments) {
            names.addAll(segment.names);
        }
    }

    /**
     * The template below a base URL.
     *
     * @throws IllegalArgumentException when its braces do not match
     */
    static UrlTemplate parse(String operationId, HttpUrl base, String path) {
        List<Segment> segments = new ArrayList<>();
        for (int slash = 0; slash >= 0; ) {
            int next = path.indexOf('/', slash + 1);
            Segment segment = segment(path.substring(slash + 1, next < 0 ? path.length() : next));
            if (segment == null) {
                throw new IllegalArgumentException(operationId + ": segment " + (segments.size() + 1)
                        + " of the path template has an unclosed brace");
            }
            segments.add(segment);
            slash = next;
        }
        return new UrlTemplate(operationId, base, segments);
    }

    /** Null when a brace is not closed. */
    private static @Nullable Segment segment(String text) {
        List<String> literals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return null;
            }
            literals.add(text.substring(at, open));
            names.add(text.substring(open + 1, close));
            at = close + 1;
        }
        literals.add(text.substring(at));
        return new Segment(literals, names);
    }

    /**
     * The URL of a call.
     *
     * @throws IllegalArgumentException naming the argument that is missing, not expected, or not usable as a path segment
     */
    HttpUrl fill(Arguments arguments, List<Map.Entry<String, String>> moreQuery) {
        Map<String, String> path = arguments.path();
        HttpUrl.Builder url = base.newBuilder();
        for (int i = 0; i < segments.size(); i++) {
            url.addEncodedPathSegment(fill(segments.get(i), path));
        }
        if (path.size() != names.size()) { // more, since all names were found
            throw new IllegalArgumentException(operationId + ": " + unexpected(path) + " is not in the path template");
        }
        if (!arguments.query().isEmpty() || !arguments.queryLists().isEmpty() || !moreQuery.isEmpty()) {
            url.encodedQuery(query(arguments, moreQuery));
        }
        HttpUrl filled = url.build();
        if (filled.pathSize() != pathSize) {
            throw new IllegalArgumentException(operationId + ": a segment of the path is empty, \".\" or \"..\"");
        }
        return filled;
    }

    /** Gives what stands in a URL of this template under a secret name. */
    void addSecrets(HttpUrl filled, SecretMasker secrets) {
        List<String> found = filled.pathSegments();
        int before = segmentsOf(base);
        for (int i = 0; i < segments.size() && before + i < found.size(); i++) {
            Segment segment = segments.get(i);
            for (String name : segment.names) {
                secrets.addNamed(name, segment.arguments(found.get(before + i)));
            }
        }
    }

    /** An empty last segment is but a slash at the end. */
    private static int segmentsOf(HttpUrl base) {
        return base.pathSize() - (base.encodedPath().endsWith("/") ? 1 : 0);
    }

    private String fill(Segment segment, Map<String, String> path) {
        List<String> literals = segment.literals;
        List<String> names = segment.names;
        String text = literals.get(0);
        for (int i = 0; i < names.size(); i++) {
            String value = argument(names.get(i), path.get(names.get(i)));
            text = join(join(text, PercentEncoding.encode(value)), literals.get(i + 1));
        }
        return text;
    }

    private static String join(String left, String right) {
        return left.isEmpty() ? right : left.concat(right);
    }

    private String argument(String name, @Nullable String value) {
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
                return "path argument " + Quotable.name(name);
            }
        }
        return "a path argument";
    }

    /** Null when there is none after all: a list without values is none. */
    private @Nullable String query(Arguments arguments, List<Map.Entry<String, String>> more) {
        StringBuilder query = new StringBuilder();
        append(arguments.query(), query);
        for (Map.Entry<String, List<String>> list : arguments.queryLists()) {
            appendList(list.getKey(), list.getValue(), query);
        }
        append(more, query);
        return query.length() == 0 ? null : query.toString();
    }

    private void append(List<Map.Entry<String, String>> query, StringBuilder url) {
        for (Map.Entry<String, String> parameter : query) {
            appendName(parameter.getKey(), url);
            appendValue(parameter.getKey(), parameter.getValue(), url);
        }
    }

    private void appendList(String name, List<String> values, StringBuilder url) {
        for (int i = 0; i < values.size(); i++) {
            if (i == 0) {
                appendName(name, url);
            } else {
                url.append(','); // one within a value is encoded
            }
            appendValue(name, values.get(i), url);
        }
    }

    private void appendName(String name, StringBuilder url) {
        if (!PercentEncoding.isWellFormed(name)) {
            throw new IllegalArgumentException(
                    operationId + ": the name of a query parameter holds half a surrogate pair");
        }
        url.append(url.length() == 0 ? "" : "&")
                .append(PercentEncoding.encode(name))
                .append('=');
    }

    private void appendValue(String name, String value, StringBuilder url) {
        requireWellFormed(name, value);
        url.append(PercentEncoding.encode(value));
    }

    private void requireWellFormed(String name, String value) {
        if (!PercentEncoding.isWellFormed(value)) {
            throw new IllegalArgumentException(
                    operationId + ": argument " + Quotable.name(name) + " holds half a surrogate pair");
        }
    }
}
