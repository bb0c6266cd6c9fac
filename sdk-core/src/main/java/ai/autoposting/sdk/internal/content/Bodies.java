package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Form;
import ai.autoposting.sdk.call.Multipart;
import ai.autoposting.sdk.call.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the content of a body that is no JSON. Checks all of it, and takes the streams in it, before any I/O. */
public final class Bodies {
    private static final String PACKAGE = Upload.class.getPackageName();

    private Bodies() {}

    /**
     * The content of an upload, a form or a multipart.
     *
     * @param documented the media type that the operation says
     * @param boundaries gives a text that stands in no content, for a multipart
     * @throws IllegalArgumentException when it cannot be sent
     */
    public static Content of(
            Object body, @Nullable String documented, String operationId, Supplier<String> boundaries) {
        if (body instanceof Upload upload) {
            Source source = new Source(upload, operationId);
            return new Content(upload.contentTypeOr(definite(documented)), List.of(source), secrets -> {});
        }
        if (body instanceof Multipart multipart) {
            return new MultipartContent(multipart, operationId, boundaries.get()).content(documented);
        }
        if (body instanceof Form form) {
            return FormContent.of(form, documented, operationId);
        }
        throw new IllegalArgumentException(operationId + ": a body cannot be of type "
                + body.getClass().getSimpleName() + " of the package " + PACKAGE);
    }

    /** A media type that says one thing; null for a choice of several. */
    static @Nullable String definite(@Nullable String mediaType) {
        return mediaType == null || mediaType.indexOf('*') >= 0 || mediaType.indexOf(',') >= 0 ? null : mediaType;
    }

    /** Closes the streams of arguments with which no call begins. */
    public static void close(Arguments arguments) {
        Object body = arguments.body().orElse(null);
        if (body instanceof Upload upload) {
            close(upload);
        } else if (body instanceof Multipart multipart) {
            for (Multipart.Part part : multipart.parts()) {
                if (part.value() instanceof Upload upload) {
                    close(upload);
                }
            }
        }
    }

    private static void close(Upload upload) {
        if (!upload.isRepeatable()) {
            try {
                upload.open().close();
            } catch (IOException | RuntimeException takenBefore) {
                // Whoever took it closes it.
            }
        }
    }

    /** The pairs that are secret by their names. */
    static void addNamed(
            List<Map.Entry<String, String>> fields, ai.autoposting.sdk.internal.secrets.SecretMasker secrets) {
        for (Map.Entry<String, String> field : fields) {
            secrets.addNamed(field.getKey(), field.getValue());
        }
    }
}
