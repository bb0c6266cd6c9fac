package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.call.Multipart;
import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.internal.body.CodecResolver;
import ai.autoposting.sdk.internal.secrets.JsonSecrets;
import ai.autoposting.sdk.internal.secrets.PercentEncoding;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a multipart as browsers do (HTML, "multipart/form-data encoding algorithm"). */
final class MultipartContent {
    private static final String TYPE = "multipart/form-data";

    /** What browsers call a file without a name; servers take a part for a file when it has one. */
    private static final String NO_NAME = "blob";

    private final String operationId;
    private final String boundary;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final List<byte[]> jsons = new ArrayList<>();

    /** @throws IllegalArgumentException naming the part that cannot be sent */
    MultipartContent(Multipart multipart, String operationId, String boundary) {
        this.operationId = operationId;
        this.boundary = boundary;
        multipart.parts().forEach(this::check);
        try {
            multipart.parts().forEach(this::add);
        } catch (Throwable unfit) {
            closeSources();
            throw unfit;
        }
        pieces.add(Bytes.of("--" + boundary + "--\r\n"));
    }

    Content content(@Nullable String documented) {
        boolean other = documented != null
                && documented.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && documented.indexOf('*') < 0
                && documented.indexOf(',') < 0;
        return new Content(
                (other ? documented : TYPE) + "; boundary=" + boundary, List.copyOf(pieces), this::addSecrets);
    }

    private void check(Multipart.Part part) {
        requireText("the name of a part", part.name());
        if (part.json() || part.value() instanceof Upload) {
            return;
        }
        if (!(part.value() instanceof String text)) {
            throw new IllegalArgumentException(
                    operationId + ": a part of a multipart must be a text, an upload or JSON, not "
                            + part.value().getClass().getName());
        }
        requireText("a field of the multipart", text);
    }

    private void requireText(String what, String text) {
        if (!PercentEncoding.isWellFormed(text)) {
            throw new IllegalArgumentException(operationId + ": " + what + " holds half a surrogate pair");
        }
    }

    private void add(Multipart.Part part) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(part.name()) + '"';
        if (part.json()) {
            byte[] json = CodecResolver.write(part.value());
            values.add(part.value());
            jsons.add(json);
            String type = Bodies.definite(part.contentType());
            pieces.add(Bytes.of(head + typed(type == null ? "application/json" : type)));
            pieces.add(new Bytes(json));
        } else if (part.value() instanceof Upload upload) {
            String name = upload.fileName().orElse(NO_NAME);
            requireText("the name of a file", name);
            pieces.add(Bytes.of(head + "; filename=\"" + escaped(name) + '"'
                    + typed(upload.contentTypeOr(Bodies.definite(part.contentType())))));
            pieces.add(new Source(upload, operationId));
        } else {
            String text = (String) part.value();
            fields.add(Map.entry(part.name(), text));
            String type = Bodies.definite(part.contentType());
            pieces.add(Bytes.of(head + (type == null ? "\r\n\r\n" : typed(type)) + text));
        }
        pieces.add(Bytes.of("\r\n"));
    }

    private static String typed(String mediaType) {
        return "\r\nContent-Type: " + mediaType + "\r\n\r\n";
    }

    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private void closeSources() {
        for (Piece piece : pieces) {
            if (piece instanceof Source source) {
                source.close();
            }
        }
    }

    private void addSecrets(SecretMasker secrets) {
        Bodies.addNamed(fields, secrets);
        for (Object value : values) {
            Codec<Object> codec = JsonCodecs.codecOf(value);
            if (codec != null) {
                codec.secrets(value, secrets::add);
            }
        }
        jsons.forEach(json -> JsonSecrets.addTo(secrets, json));
    }
}
