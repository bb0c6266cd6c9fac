package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a specification says of single values of an enum: OpenAPI has no place for it, and these two are in use. */
final class EnumTexts {
    private static final List<String> EXTENSIONS = List.of("x-enum-descriptions", "x-enumDescriptions");

    private EnumTexts() {}

    /** Texts by value: the extension is a map, or a list beside that of the values. */
    static Map<String, String> of(Schema<?> schema) {
        Map<String, String> texts = new HashMap<>();
        for (String extension : EXTENSIONS) {
            Object given = schema.getExtensions() == null
                    ? null
                    : schema.getExtensions().get(extension);
            if (given instanceof Map<?, ?> map) {
                map.forEach((value, text) -> put(value, text, texts));
            } else if (given instanceof List<?> list && schema.getEnum() != null) {
                for (int i = 0; i < Math.min(list.size(), schema.getEnum().size()); i++) {
                    put(schema.getEnum().get(i), list.get(i), texts);
                }
            }
        }
        return texts;
    }

    private static void put(Object value, Object text, Map<String, String> texts) {
        if (value != null && text instanceof String some && !some.isBlank()) {
            texts.putIfAbsent(value.toString(), some);
        }
    }
}
