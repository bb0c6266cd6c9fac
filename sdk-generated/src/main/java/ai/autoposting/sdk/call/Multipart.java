package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.Quotable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body of type {@code multipart/form-data}: files and fields, in order.
 *
 * <pre>{@code
 * Multipart.builder().field("title", "Launch").file("video", Upload.of(Path.of("clip.mp4"))).build()
 * }</pre>
 */
public final class Multipart {
    private final List<Part> parts;

    /**
     * One part.
     *
     * @param name of the field
     * @param value a String, an {@link Upload}, or with {@code json} any value that a JSON body can be
     * @param json whether the value is sent as JSON
     * @param contentType the media type of the part; of a file the one that counts when the upload says none itself. Null: {@code
     *     application/octet-stream} for a file, {@code application/json} for JSON, none for a text
     */
    public record Part(
            String name,
            Object value,
            boolean json,
            @Nullable String contentType) {
        /**
         * Whether such a value can be sent is not checked here: a call refuses another one with an {@code
         * IllegalArgumentException}, before any I/O.
         */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        /** The name, since a value can be secret; none that could be a key. */
        @Override
        public String toString() {
            return "Part{" + Quotable.orMask(name) + "}";
        }
    }

    private Multipart(List<Part> parts) {
        this.parts = parts;
    }

    /** A builder without parts. */
    public static Builder builder() {
        return new Builder();
    }

    /** The parts in the order in which they are sent. Unmodifiable. */
    public List<Part> parts() {
        return parts;
    }

    /** The names of the parts, since values can be secret. */
    @Override
    public String toString() {
        return "Multipart" + parts;
    }

    /** Collects the parts. */
    public static final class Builder {
        private final List<Part> parts = new ArrayList<>();

        private Builder() {}

        /** Adds a text; the same name can be added more than once. */
        public Builder field(String name, String value) {
            parts.add(new Part(name, value, false, null));
            return this;
        }

        /** Adds a value as JSON: a generated model, a list, a map, or a type of your own that Jackson can write. */
        public Builder json(String name, Object value) {
            parts.add(new Part(name, value, true, null));
            return this;
        }

        /** Adds a file; the same name can be added more than once. Its media type is the upload's. */
        public Builder file(String name, Upload upload) {
            parts.add(new Part(name, upload, false, null));
            return this;
        }

        /** Adds a file of this media type, if the upload says none itself. */
        public Builder file(String name, Upload upload, String contentType) {
            parts.add(new Part(name, upload, false, Objects.requireNonNull(contentType, "contentType")));
            return this;
        }

        /** A multipart of the parts so far, which may be none. */
        public Multipart build() {
            return new Multipart(List.copyOf(parts));
        }
    }
}
