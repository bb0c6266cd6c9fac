package ai.autoposting.sdk.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value of the wrong kind. Says where it stands and what it should be, never what it is. */
public final class JsonMismatchException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 60;

    private final String path;
    private final String problem;

    JsonMismatchException(String path, String problem) {
        super(path + ": " + problem);
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
        return new JsonMismatchException(parent + path.substring(1), problem);
    }

    /** Where the value stands: {@code $.data[0].expiresAt}. */
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

    private static void append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(context.getParent(), path);
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.getCurrentName() != null) {
            appendName(context.getCurrentName(), path);
        }
    }

    private static void appendName(String name, StringBuilder path) {
        if (name.length() <= LONGEST_NAME
                && !name.isEmpty()
                && name.chars().allMatch(Character::isJavaIdentifierPart)) {
            path.append('.').append(name);
            return;
        }
        path.append("['");
        name.chars().limit(LONGEST_NAME).forEach(c -> path.append(c < ' ' || c == '\'' ? '?' : (char) c));
        path.append("']");
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
