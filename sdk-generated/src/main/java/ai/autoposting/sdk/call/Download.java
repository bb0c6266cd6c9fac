package ai.autoposting.sdk.call;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body is still to be read: a file, an export. It holds a connection until it is read to its end or closed:
 * one that nobody closes keeps it for good.
 *
 * <pre>{@code
 * try (Download export = client.execute(exportPosts, Arguments.none())) {
 *     export.saveTo(Path.of("posts.csv"));
 * }
 * }</pre>
 */
public final class Download implements AutoCloseable {
    private final InputStream body;
    private final @Nullable String contentType;
    private final @Nullable String fileName;
    private final long length;

    private Download(Builder builder) {
        this.body = builder.body;
        this.contentType = builder.contentType;
        this.fileName = builder.fileName;
        this.length = builder.length;
    }

    /** A download of these bytes, for a transport of your own. */
    public static Builder builder(InputStream body) {
        return new Builder(body);
    }

    /**
     * The body, decompressed. It can be read once.
     *
     * <p>Reading throws an {@link IOException} whose cause is the {@code AutopostingException} that says what happened: the
     * body ended early, nothing came for as long as an attempt may take, there was more than {@link
     * RequestOptions.Builder#maxDownloadBytes}. The whole may take any time; timeouts and cancelling end it no more once the
     * call has returned, {@link #close} does, from any thread.
     */
    public InputStream stream() {
        return body;
    }

    /**
     * The whole body, and closes this.
     *
     * @throws ai.autoposting.sdk.error.AutopostingException when it does not come as a whole
     */
    public byte[] bytes() {
        try (this) {
            return body.readAllBytes();
        } catch (IOException failure) {
            throw unchecked(failure);
        }
    }

    /**
     * Saves the whole body as this file, in place of what was there, and closes this. The file is there when all of it is: until
     * then the bytes go to another one beside it. Where files have owners it can be read by its owner alone.
     *
     * @return how many bytes it has
     * @throws ai.autoposting.sdk.error.AutopostingException when the body does not come as a whole
     * @throws UncheckedIOException when the file cannot be written
     */
    public long saveTo(Path file) {
        try (this) {
            Path target = Objects.requireNonNull(file, "file").toAbsolutePath();
            Path folder = Objects.requireNonNull(target.getParent(), "folder of the file");
            Path part = Files.createTempFile(folder, ".download", ".part");
            try {
                long size = Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return size;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(IOException failure) {
        return failure.getCause() instanceof ai.autoposting.sdk.error.AutopostingException known
                ? known
                : new UncheckedIOException(failure);
    }

    /** The media type, as the service says it. */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /** The number of bytes, when the service says it and nothing is decompressed. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** The name that the service proposes: one that is no path, since it comes from outside. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /** Lets go of the connection, whether the body was read or not. Idempotent. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException closed) {
            // What was read stays true.
        }
    }

    /** What it is, without what is in it. */
    @Override
    public String toString() {
        return "Download{" + (length < 0 ? "unknown length" : length + " bytes")
                + (contentType == null ? "" : ", " + contentType) + "}";
    }

    /** Builds downloads for a transport of your own. */
    public static final class Builder {
        private final InputStream body;
        private @Nullable String contentType;
        private @Nullable String fileName;
        private long length = -1;

        private Builder(InputStream body) {
            this.body = new FilterInputStream(Objects.requireNonNull(body, "body")) {};
        }

        /** What {@link Download#contentType()} says. Default: nothing. */
        public Builder contentType(String mediaType) {
            this.contentType = Objects.requireNonNull(mediaType, "mediaType");
            return this;
        }

        /**
         * What {@link Download#fileName()} says. Default: nothing.
         *
         * @param name of which the last part of a path counts; none is known when that is no name
         */
        public Builder fileName(String name) {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                    .strip();
            if (last.length() > 1 && last.charAt(1) == ':') { // a drive of Windows
                last = last.substring(2).strip();
            }
            boolean usable = !last.isEmpty()
                    && !last.equals(".")
                    && !last.equals("..")
                    && last.chars().noneMatch(Character::isISOControl);
            this.fileName = usable ? last : null;
            return this;
        }

        /**
         * What {@link Download#length()} says; the body is not held to it. Default: nothing.
         *
         * @param bytes 0 or more; less than 0 for nothing
         */
        public Builder length(long bytes) {
            this.length = bytes;
            return this;
        }

        /** The download. The body is the same one for all that this builder builds. */
        public Download build() {
            return new Download(this);
        }
    }
}
