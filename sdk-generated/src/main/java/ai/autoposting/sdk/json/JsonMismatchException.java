package ai.autoposting.sdk.json;

import ai.autoposting.sdk.runtime.Printable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value of the wrong kind. Says where it stands and what it should be, never what it is. */
public final class JsonMismatchException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_PATH = 4_096;
    private static final String CUT = "…";
    private static final int MAX_SHOWN = 300;

    private final String path;
    private final String problem;

    JsonMismatchException(String path, String problem) {
        super(Printable.of(path, MAX_SHOWN) + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    /** The parser's current value is not what it should be. */
    public static JsonMismatchException at(JsonParser in, String expected) {
        return new JsonMismatchException(pathOf(in), "expected " + expected + ", found " + kindOf(in.currentToken()));
    }

    /** The parser's current value is of the right kind but cannot be read as what it should be. */
    public static JsonMismatchException unreadable(JsonParser in, String expected) {
        return new JsonMismatchException(pathOf(in), "not " + expected);
    }

    /** The same, for a value that stands deeper than its reader knew. */
    JsonMismatchException below(String parent) {
        boolean fits = !parent.endsWith(CUT) && parent.length() + path.length() <= MAX_PATH;
        String whole = parent.endsWith(CUT) ? parent : parent + (fits ? path.substring(1) : CUT);
        return new JsonMismatchException(whole, problem);
    }

    /**
     * Where the value stands: {@code $.data[0].expiresAt}. Names are the peer's and stand here unaltered, so that secrets
     * among them can still be found: mask first, then make it printable. A very long path ends early, after a whole name.
     */
    public String path() {
        return path;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }

    static String pathOf(JsonParser in) {
        JsonStreamContext context = in.getParsingContext();
        JsonToken token = in.currentToken();
        boolean opening = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        StringBuilder path = new StringBuilder("$");
        append(opening ? context.getParent() : context, path);
        return path.toString();
    }

    /** Whether there was room for all. */
    private static boolean append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            return true;
        }
        if (!append(context.getParent(), path)) {
            return false;
        }
        int end = path.length();
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.getCurrentName() != null) {
            appendName(context.getCurrentName(), path);
        }
        if (path.length() <= MAX_PATH) {
            return true;
        }
        path.setLength(end);
        path.append(CUT);
        return false;
    }

    /** The quotes are such as the name does not hold; where it holds both, its own are escaped. */
    private static void appendName(String name, StringBuilder path) {
        if (isPlain(name)) {
            path.append('.').append(name);
        } else if (name.indexOf('\'') < 0) {
            path.append("['").append(name).append("']");
        } else if (name.indexOf('"') < 0) {
            path.append("[\"").append(name).append("\"]");
        } else {
            String escaped = name.replace("\\", "\\\\").replace("'", "\\'");
            path.append("['").append(escaped).append("']");
        }
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '$') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String kindOf(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "nothing";
        };
    }
}
