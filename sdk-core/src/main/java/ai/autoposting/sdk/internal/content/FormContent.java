package ai.autoposting.sdk.internal.content;

import ai.autoposting.sdk.call.Form;
import ai.autoposting.sdk.internal.secrets.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a form as browsers do. */
final class FormContent {
    private static final String TYPE = "application/x-www-form-urlencoded";

    private FormContent() {}

    static Content of(Form form, @Nullable String documented, String operationId) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : form.fields()) {
            if (!PercentEncoding.isWellFormed(field.getKey()) || !PercentEncoding.isWellFormed(field.getValue())) {
                throw new IllegalArgumentException(operationId + ": a field of the form holds half a surrogate pair");
            }
            text.append(text.length() == 0 ? "" : "&")
                    .append(encoded(field.getKey()))
                    .append('=')
                    .append(encoded(field.getValue()));
        }
        String type = Bodies.definite(documented);
        return new Content(
                type == null ? TYPE : type,
                List.of(Bytes.of(text.toString())),
                secrets -> Bodies.addNamed(form.fields(), secrets));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
