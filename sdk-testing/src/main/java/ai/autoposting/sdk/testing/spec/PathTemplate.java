package ai.autoposting.sdk.testing.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with its arguments in braces: {@code /brands/{slug}/tokens}. */
public final class PathTemplate {
    private final String path;
    private final List<String> segments;

    public PathTemplate(String path) {
        this.path = path;
        this.segments = PathSegments.split(path);
    }

    public int size() {
        return segments.size();
    }

    /** The name of the argument that stands at this segment, if one does. */
    public Optional<String> variable(int segment) {
        String text = segments.get(segment);
        return isVariable(text) ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
    }

    long variables() {
        return segments.stream().filter(PathTemplate::isVariable).count();
    }

    /** @param actual decoded; an argument is never empty */
    public boolean matches(List<String> actual) {
        if (segments.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            boolean fits = isVariable(segments.get(i))
                    ? !actual.get(i).isEmpty()
                    : segments.get(i).equals(actual.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The arguments in a path that matches, by name. */
    public Map<String, String> arguments(List<String> actual) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                arguments.put(segment.substring(1, segment.length() - 1), actual.get(i));
            }
        }
        return arguments;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    @Override
    public String toString() {
        return path;
    }
}
