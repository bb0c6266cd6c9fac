package ai.autoposting.sdk.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of an operation's result, kept at run time: {@code ResultType.of(PlatformToken.class).list()} is
 * {@code List<PlatformToken>}.
 *
 * @param <T> the Java type of the result
 */
public final class ResultType<T extends @Nullable Object> {
    /** How the result is put together. */
    public enum Kind {
        /** The response carries no result. */
        NOTHING,
        /** The body's bytes as they are. */
        BYTES,
        /** The body as text. */
        TEXT,
        /** The body as a stream, still to be read. */
        DOWNLOAD,
        /** One value of {@link ResultType#type()}. */
        VALUE,
        /** A list of {@link ResultType#element()}. */
        LIST,
        /** A map from strings to {@link ResultType#element()}. */
        MAP,
        /** {@link ResultType#element()}, or nothing where the service answers null, or without a body. */
        OPTIONAL
    }

    private static final ResultType<@Nullable Void> NOTHING = new ResultType<>(Kind.NOTHING, void.class, null);
    private static final ResultType<byte[]> BYTES = new ResultType<>(Kind.BYTES, byte[].class, null);

    private static final ResultType<String> TEXT = new ResultType<>(Kind.TEXT, String.class, null);

    private final Kind kind;
    private final Class<?> type;
    private final @Nullable ResultType<?> element;

    private ResultType(Kind kind, Class<?> type, @Nullable ResultType<?> element) {
        this.kind = kind;
        this.type = type;
        this.element = element;
    }

    /** One value: a generated model, a scalar, {@code Object} for any JSON, or a type of your own that Jackson can read. */
    public static <T> ResultType<T> of(Class<T> type) {
        return new ResultType<>(Kind.VALUE, Objects.requireNonNull(type, "type"), null);
    }

    /** The body's bytes as they are. */
    public static ResultType<byte[]> bytes() {
        return BYTES;
    }

    /** The body as text, in the character set that it says, else UTF-8. */
    public static ResultType<String> text() {
        return TEXT;
    }

    /** The body as a stream, still to be read. */
    public static ResultType<Download> download() {
        return new ResultType<>(Kind.DOWNLOAD, Download.class, null);
    }

    /** No result. */
    public static ResultType<@Nullable Void> nothing() {
        return NOTHING;
    }

    /** A list of this. */
    public ResultType<List<T>> list() {
        return new ResultType<>(Kind.LIST, List.class, this);
    }

    /** A map from strings to this. */
    public ResultType<Map<String, T>> map() {
        return new ResultType<>(Kind.MAP, Map.class, this);
    }

    /** This, where the service may answer null, or without a body. */
    public ResultType<Optional<T>> optional() {
        return new ResultType<>(Kind.OPTIONAL, Optional.class, this);
    }

    /** Which of the methods above has made this. New kinds may be added, so leave a {@code switch} its default. */
    public Kind kind() {
        return kind;
    }

    /** The class of the value; for the other kinds the class that holds it: {@code List}, {@code Map}, {@code Optional}. */
    public Class<?> type() {
        return type;
    }

    /**
     * The type inside a list, map or optional.
     *
     * @throws IllegalStateException for the other kinds
     */
    public ResultType<?> element() {
        if (element == null) {
            throw new IllegalStateException(this + " has no element type");
        }
        return element;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResultType<?> that
                && kind == that.kind
                && type == that.type
                && Objects.equals(element, that.element);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, type, element);
    }

    /** As in source: {@code List<PlatformToken>}. */
    @Override
    public String toString() {
        String name = type.getSimpleName();
        if (element == null) {
            return name;
        }
        return kind == Kind.MAP ? name + "<String, " + element + ">" : name + "<" + element + ">";
    }
}
