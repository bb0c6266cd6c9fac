package ai.autoposting.sdk.model;

import ai.autoposting.sdk.runtime.Blanks;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Platform identifier.
 *
 * <p>An open set: the service may answer values that are not listed here; {@link #known()} says {@code UNKNOWN} for
 * them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public final class Platform {
    /** {@code x}. */
    public static final Platform X = new Platform("x", Known.X);

    /** {@code linkedin}. */
    public static final Platform LINKEDIN = new Platform("linkedin", Known.LINKEDIN);

    /** {@code instagram}. */
    public static final Platform INSTAGRAM = new Platform("instagram", Known.INSTAGRAM);

    /** {@code threads}. */
    public static final Platform THREADS = new Platform("threads", Known.THREADS);

    /** {@code youtube}. */
    public static final Platform YOUTUBE = new Platform("youtube", Known.YOUTUBE);

    /** The values that this version of the SDK knows. More may be added. */
    public enum Known {
        /** {@code x}. */
        X,
        /** {@code linkedin}. */
        LINKEDIN,
        /** {@code instagram}. */
        INSTAGRAM,
        /** {@code threads}. */
        THREADS,
        /** {@code youtube}. */
        YOUTUBE,
        /** A value that is not listed here; {@link Platform#value()} says which. */
        UNKNOWN
    }

    private final String value;
    private final Known known;

    private Platform(String value, Known known) {
        this.value = value;
        this.known = known;
    }

    /** The value as it stands in JSON, known or not. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Platform of(String wire) {
        return switch (Objects.requireNonNull(wire, "wire")) {
            case "x" -> X;
            case "linkedin" -> LINKEDIN;
            case "instagram" -> INSTAGRAM;
            case "threads" -> THREADS;
            case "youtube" -> YOUTUBE;
            default -> new Platform(wire, Known.UNKNOWN);
        };
    }

    /** The values that this version of the SDK knows, in the specification's order. Unmodifiable. */
    public static List<Platform> values() {
        return List.of(X, LINKEDIN, INSTAGRAM, THREADS, YOUTUBE);
    }

    /**
     * The known value that a person means by this text: upper and lower case, and blanks around it, do not matter.
     * Where two known values differ in case alone, each is found by its own spelling only. To keep a value that is not
     * known, use {@link #of}.
     *
     * @return nothing when it is none
     */
    public static Optional<Platform> parse(String text) {
        String stripped = Blanks.strip(Objects.requireNonNull(text, "text"));
        for (Platform each : values()) {
            if (each.value.equals(text) || each.value.equals(stripped)) {
                return Optional.of(each);
            }
        }
        Platform found = null;
        for (Platform each : values()) {
            if (each.value.equalsIgnoreCase(stripped)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The value as it stands in JSON. */
    @JsonValue
    public String value() {
        return value;
    }

    /** For {@code switch}: which of the known values this is, or {@code UNKNOWN}. */
    public Known known() {
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Platform that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The value as it stands in JSON. */
    @Override
    public String toString() {
        return value;
    }
}
