package ai.autoposting.sdk.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes open enums: names their constants and documents them. */
final class EnumTypes {
    private final TypeNames names;

    EnumTypes(TypeNames names) {
        this.names = names;
    }

    /** @param known the type so far, when another place has it already: its values come first */
    ModelViews.EnumType make(String name, Schema<?> schema, List<String> values, ModelViews.@Nullable EnumType known) {
        Set<String> all = new LinkedHashSet<>();
        Map<String, String> texts = new HashMap<>(EnumTexts.of(schema));
        if (known != null) {
            known.constants().forEach(constant -> {
                all.add(constant.wire());
                texts.merge(constant.wire(), constant.text(), (one, earlier) -> earlier.isEmpty() ? one : earlier);
            });
        }
        all.addAll(values);
        String doc = new Javadoc()
                .text(schema.getDescription())
                .html(
                        "An open set: the service may answer values that are not listed here; {@link #known()} says {@code UNKNOWN} for them.")
                .comment();
        return new ModelViews.EnumType(name, doc, Schemas.isDeprecated(schema), constants(name, all, texts));
    }

    private List<ModelViews.Constant> constants(String type, Set<String> values, Map<String, String> texts) {
        Map<String, String> taken = new LinkedHashMap<>();
        List<ModelViews.Constant> constants = new ArrayList<>();
        for (String wire : values) {
            String constant = constant(type, wire);
            String other = taken.putIfAbsent(constant, wire);
            if (other != null) {
                throw new SpecException(
                        type,
                        "values \"" + other + "\" and \"" + wire + "\" are both " + constant + "; list "
                                + line(type, wire));
            }
            constants.add(new ModelViews.Constant(constant, wire, texts.getOrDefault(wire, "")));
        }
        return constants;
    }

    private String constant(String type, String wire) {
        String listed = names.at(type + "." + wire);
        String constant = listed == null ? Names.constant(wire, type) : listed;
        if (constant.equals("UNKNOWN")) {
            throw new SpecException(type, "value \"" + wire + "\" collides with UNKNOWN; list " + line(type, wire));
        }
        if (!Names.isIdentifier(constant)) {
            throw new SpecException(
                    type, "value \"" + wire + "\": " + constant + " is no name in Java; list " + line(type, wire));
        }
        return constant;
    }

    private static String line(String type, String wire) {
        return ListKey.of(type + "." + wire) + "=…";
    }
}
