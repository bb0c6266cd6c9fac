package ai.autoposting.sdk.internal.body;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body is no result. Its text can have a name from the peer in it, as it came. Made by methods that say no more than {@code
 * IOException}, so that it is loaded only when there is one: CONTRIBUTING, "The first call".
 */
public final class BodyException extends IOException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** The envelope says {@code "success": false}. */
        DENIED,
        /** There is no data where there must be some; the text is what was found. */
        MISSING_DATA,
        /** There is text behind the JSON value. */
        TRAILING_TEXT,
        /** There are more JSON values than may be; the text is how many may be. */
        TOO_MANY_VALUES,
        /** The text says than what. */
        TOO_LARGE,
        /** Nobody here knows how it is encoded. */
        UNKNOWN_CODING,
        /** The compressed data is not as it must be. */
        BROKEN_GZIP
    }

    private final Kind kind;
    private final String text;
    private final @Nullable String path;

    private BodyException(Kind kind, String text, @Nullable String path) {
        super(text);
        this.kind = kind;
        this.text = text;
        this.path = path;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    /** Where in the JSON, if that is known. */
    @Nullable
    public String path() {
        return path;
    }

    static IOException denied() {
        return new BodyException(Kind.DENIED, "success is false", null);
    }

    public static IOException missingData(String path, String found) {
        return new BodyException(Kind.MISSING_DATA, found, path);
    }

    public static IOException trailingText() {
        return new BodyException(Kind.TRAILING_TEXT, "there is text behind the JSON value", null);
    }

    public static IOException tooManyValues(long max) {
        return new BodyException(Kind.TOO_MANY_VALUES, String.valueOf(max), null);
    }

    static IOException tooLarge(String than) {
        return new BodyException(Kind.TOO_LARGE, than, null);
    }

    static IOException unknownCoding(String why) {
        return new BodyException(Kind.UNKNOWN_CODING, why, null);
    }

    static IOException brokenGzip(String what) {
        return new BodyException(Kind.BROKEN_GZIP, what, null);
    }

    /** Whether this failure is one of that kind. */
    public static boolean is(Kind kind, Throwable failure) {
        return failure instanceof BodyException body && body.kind == kind;
    }
}
