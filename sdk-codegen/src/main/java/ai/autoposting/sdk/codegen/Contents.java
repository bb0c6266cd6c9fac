package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the body of a request or response. */
final class Contents {
    private Contents() {}

    static boolean isEmpty(@Nullable Content content) {
        return content == null || content.isEmpty();
    }

    /** The schema of its JSON, an empty one when it says no more than that; null when it is no JSON. */
    static @Nullable Schema<?> json(@Nullable Content content) {
        if (content == null) {
            return null;
        }
        for (Map.Entry<String, MediaType> entry : content.entrySet()) {
            String type = entry.getKey().toLowerCase(Locale.ROOT);
            if (type.startsWith("application/json") || type.endsWith("+json") || type.equals("*/*")) {
                Schema<?> schema = entry.getValue().getSchema();
                return schema == null ? new Schema<>() : schema;
            }
        }
        return null;
    }

    static @Nullable Object example(Content content) {
        for (MediaType media : content.values()) {
            if (media.getExample() != null) {
                return media.getExample();
            }
            if (media.getExamples() != null && !media.getExamples().isEmpty()) {
                return media.getExamples().values().iterator().next().getValue();
            }
        }
        return null;
    }
}
