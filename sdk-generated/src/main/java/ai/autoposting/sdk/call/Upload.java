package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to send, and what they are: a whole body, or a file in a {@link Multipart}. Never held in memory as a whole, unless
 * they are an array.
 *
 * <pre>{@code
 * Upload.of(Path.of("clip.mp4")).withContentType("video/mp4")
 * }</pre>
 */
public final class Upload {
    private static final String UNKNOWN_CONTENT = "application/octet-stream";

    private final Source source;
    private final long length;
    private final boolean repeatable;
    private final @Nullable String contentType;
    private final @Nullable String fileName;

    /** Opens the bytes from their beginning. */
    private interface Source {
        InputStream open() throws IOException;
    }

    private Upload(
            Source source, long length, boolean repeatable, @Nullable String contentType, @Nullable String fileName) {
        this.source = source;
        this.length = length;
        this.repeatable = repeatable;
        this.contentType = contentType;
        this.fileName = fileName;
    }

    /** These bytes; the array is not copied, so it must not change while it is sent. */
    public static Upload of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new Upload(() -> new ByteArrayInputStream(bytes), bytes.length, true, null, null);
    }

    /**
     * A file, opened when it is sent, and again for each further attempt. Its name is sent along in a {@link Multipart}. Its size is
     * taken now: one that has grown or shrunk until it is sent fails the call.
     *
     * @throws IllegalArgumentException when it is no readable regular file
     */
    public static Upload of(Path file) {
        Objects.requireNonNull(file, "file");
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("file to upload must be a regular file that can be read: " + file);
        }
        Path name = file.getFileName();
        return new Upload(
                () -> Files.newInputStream(file), sizeOf(file), true, null, name == null ? null : name.toString());
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new IllegalArgumentException("size of the file to upload cannot be read: " + file, failure);
        }
    }

    /**
     * What a stream has, however much that is. It is read once: a request whose stream has begun to be read is never sent again.
     * The SDK closes it when the call has ended, whatever the end. Nothing can end a read of it that blocks: limits of time are
     * looked at between its reads.
     */
    public static Upload of(InputStream stream) {
        return new Upload(once(stream), -1, false, null, null);
    }

    /**
     * As {@link #of(InputStream)}, with the number of bytes that the stream has; more or fewer of them fail the call.
     *
     * @param length in bytes, 0 or more
     */
    public static Upload of(InputStream stream, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("length of an upload must be 0 or more, not " + length);
        }
        return new Upload(once(stream), length, false, null, null);
    }

    private static Source once(InputStream stream) {
        Objects.requireNonNull(stream, "stream");
        AtomicBoolean opened = new AtomicBoolean();
        return () -> {
            if (opened.getAndSet(true)) {
                throw new IOException("the stream of an upload was read before and cannot be read again");
            }
            return stream;
        };
    }

    /**
     * As this, of a media type. Default: what the operation says, or {@code application/octet-stream}.
     *
     * @throws IllegalArgumentException when it has no slash, or something that cannot stand in a header
     */
    public Upload withContentType(String mediaType) {
        if (!mediaType.contains("/") || !HeaderRules.isVisible(mediaType)) {
            throw new IllegalArgumentException("content type must be a media type such as image/png: " + mediaType);
        }
        return new Upload(source, length, repeatable, mediaType, fileName);
    }

    /** As this, with the name that is sent along in a {@link Multipart}. Default: that of the file, else {@code blob}. */
    public Upload withFileName(String name) {
        return new Upload(source, length, repeatable, contentType, Objects.requireNonNull(name, "name"));
    }

    /**
     * Opens the bytes from their beginning; whoever does closes them. The client does so for each attempt.
     *
     * @throws IOException when it cannot be opened, and for a stream that was opened before
     */
    public InputStream open() throws IOException {
        return source.open();
    }

    /** How many bytes there are, if that is known. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Whether it can be opened more than once. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** The media type that was set. */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /** The media type that was set, else this one. */
    public String contentTypeOr(@Nullable String documented) {
        return contentType != null ? contentType : documented != null ? documented : UNKNOWN_CONTENT;
    }

    /**
     * The name that was set, else that of the file; empty: {@code blob}, in a {@link Multipart}. A body that is this upload alone is
     * sent without a name.
     */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /** What it is, without what is in it. */
    @Override
    public String toString() {
        return "Upload{" + (length < 0 ? "unknown length" : length + " bytes") + ", " + contentTypeOr(null) + "}";
    }
}
