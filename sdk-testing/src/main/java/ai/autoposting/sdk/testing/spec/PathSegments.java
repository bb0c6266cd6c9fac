package ai.autoposting.sdk.testing.spec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The segments of a path, decoded one by one: an encoded slash does not split. */
public final class PathSegments {
    private PathSegments() {}

    public static List<String> split(String path) {
        return Stream.of(path.substring(1).split("/", -1))
                .map(PathSegments::decode)
                .toList();
    }

    public static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}
