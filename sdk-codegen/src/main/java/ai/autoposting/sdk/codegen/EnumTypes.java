package ai.autoposting.sdk.codegen;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final int MAX_VALUES = 1000;

    /** A constant of a class file has up to 65,535 bytes. */
    private static final int MAX_LENGTH = 20_000;

    private final TypeNames names;

    EnumTypes(TypeNames names) {
        this.names = names;
    }

    /** @param known the type so far, when another place has it already: its values come first */
    ModelViews.EnumType make(String name, String place, JsonNode schema, ModelViews.@Nullable EnumType known) {
        Set<String> all = new LinkedHashSet<>();
        Map<String, String> texts = new HashMap<>(EnumTexts.of(schema));
        if (known != null) {
            known.constants().forEach(constant -> {
                all.add(constant.wire());
                texts.merge(constant.wire(), constant.text(), (one, earlier) -> earlier.isEmpty() ? one : earlier);
            });
        }
        all.addAll(Shape.texts(schema));
        if (all.size() > MAX_VALUES) {
            throw new SpecException(
                    name,
                    all.size() + " values are more than the " + MAX_VALUES + " that fit",
                    "any." + place + " = true");
        }
        for (String wire : all) {
            if (wire.length() > MAX_LENGTH) {
                throw new SpecException(
                        name,
                        "a value of " + wire.length() + " characters is longer than the " + MAX_LENGTH + " that fit",
                        "any." + place + " = true");
            }
        }
        String doc = new Javadoc()
                .text(Schemas.description(schema))
                .html(
                        "An open set: the service may answer values that are not listed here; {@link #known()} says {@code UNKNOWN} for them.")
                .comment();
        return new ModelViews.EnumType(name, doc, Schemas.isDeprecated(schema), constants(name, all, texts));
    }

    private List<ModelViews.Constant> constants(String type, Set<String> values, Map<String, String> texts) {
        Map<String, String> taken = new LinkedHashMap<>();
        List<ModelViews.Constant> constants = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String wire : values) {
            String constant = constant(type, wire);
            String other = taken.putIfAbsent(constant, wire);
            if (!Names.isIdentifier(constant)) {
                problems.add(problem(type, wire, constant + " is no name in Java", "VALUE_" + constants.size()));
            } else if (other != null) {
                String rule = "values \"" + other + "\" and \"" + wire + "\" are both " + constant;
                problems.add(problem(type, wire, rule, constant + "_2"));
            }
            constants.add(new ModelViews.Constant(constant, wire, texts.getOrDefault(wire, "")));
        }
        if (!problems.isEmpty()) {
            throw new SpecException(problems);
        }
        return constants;
    }

    private static Problem problem(String type, String wire, String rule, String constant) {
        return new Problem(type, rule, type + "." + wire + " = " + constant);
    }

    private String constant(String type, String wire) {
        String listed = names.at(type + "." + wire);
        String constant = listed == null ? Names.constant(wire, type) : listed;
        return constant.equals("UNKNOWN") ? "UNKNOWN_VALUE" : constant; // UNKNOWN is what no value has
    }
}
