package ai.autoposting.sdk.testing.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Whether a JSON value obeys a schema. It knows the keywords in {@link #KEYWORDS}; a test fails when the specification uses
 * another. A validator library would weigh more than the whole server, and its versions clash with those that users'
 * own tests bring. Every problem is found, not only the first. Values are never part of a problem's text, since they can be secret.
 */
final class SchemaCheck {
    /** What a schema may consist of. */
    static final Set<String> KEYWORDS = Set.of("""
            $ref type enum const format pattern minLength maxLength
            minimum maximum exclusiveMinimum exclusiveMaximum multipleOf
            required properties additionalProperties minProperties maxProperties
            items minItems maxItems uniqueItems allOf anyOf oneOf not
            title description default example examples deprecated readOnly writeOnly discriminator externalDocs xml $comment
            contentMediaType contentEncoding
            """.split("\\s+"));

    private final Spec spec;
    private final List<SpecProblem> problems = new ArrayList<>();

    private SchemaCheck(Spec spec) {
        this.spec = spec;
    }

    /** @param place what the value is called in the problems: {@code body}, {@code query parameter limit} */
    static List<SpecProblem> problems(Spec spec, SpecNode schema, JsonNode value, String place) {
        SchemaCheck check = new SchemaCheck(spec);
        check.check(value, schema, place);
        return check.problems;
    }

    private void check(JsonNode value, SpecNode schema, String place) {
        if (schema.node().has("$ref")) {
            check(value, spec.resolve(schema), place); // what stands beside a reference holds too
        }
        if (schema.node().isBoolean()) {
            rule(schema.node().asBoolean(), place, "must not be there", schema);
            return;
        }
        if (!isOfType(value, schema, place)) {
            return; // all that follows would only repeat it
        }
        checkSet(value, schema, place);
        if (value.isTextual()) {
            checkText(value.asText(), schema, place);
        } else if (value.isNumber()) {
            checkNumber(value.decimalValue(), schema, place);
        } else if (value.isArray()) {
            checkArray(value, schema, place);
        } else if (value.isObject()) {
            checkObject(value, schema, place);
        }
        checkComposed(value, schema, place);
    }

    private boolean isOfType(JsonNode value, SpecNode schema, String place) {
        SpecNode type = schema.child("type");
        if (!type.isThere()) {
            return true;
        }
        List<String> allowed = texts(type.node());
        boolean fits = allowed.stream().anyMatch(name -> SchemaTypes.is(value, name));
        rule(fits, place, "must be of type " + String.join(" or ", allowed) + ", not " + SchemaTypes.of(value), type);
        return fits;
    }

    private void checkSet(JsonNode value, SpecNode schema, String place) {
        SpecNode set = schema.child("enum");
        if (set.isThere()) {
            boolean listed =
                    StreamSupport.stream(set.node().spliterator(), false).anyMatch(one -> SchemaTypes.same(one, value));
            String values = texts(set.node()).stream().collect(Collectors.joining(", ", "[", "]"));
            rule(listed, place, "must be one of " + values, set);
        }
        SpecNode constant = schema.child("const");
        if (constant.isThere()) {
            rule(
                    SchemaTypes.same(constant.node(), value),
                    place,
                    "must be " + constant.node().asText(),
                    constant);
        }
    }

    private void checkText(String text, SpecNode schema, String place) {
        SpecNode format = schema.child("format");
        if (format.isThere()) {
            Formats.problem(format.node().asText(), text).ifPresent(rule -> rule(false, place, rule, format));
        }
        int length = text.codePointCount(0, text.length());
        atLeast(length, schema.child("minLength"), place, " characters long");
        atMost(length, schema.child("maxLength"), place, " characters long");
        SpecNode pattern = schema.child("pattern");
        if (pattern.isThere()) {
            String regex = pattern.node().asText();
            rule(Pattern.compile(regex).matcher(text).find(), place, "must match " + regex, pattern);
        }
    }

    private void checkNumber(BigDecimal number, SpecNode schema, String place) {
        compare(number, schema.child("minimum"), place, "must be >= ", order -> order >= 0);
        compare(number, schema.child("maximum"), place, "must be <= ", order -> order <= 0);
        compare(number, schema.child("exclusiveMinimum"), place, "must be > ", order -> order > 0);
        compare(number, schema.child("exclusiveMaximum"), place, "must be < ", order -> order < 0);
        SpecNode step = schema.child("multipleOf");
        if (step.isThere()) {
            boolean fits = number.remainder(step.node().decimalValue()).signum() == 0;
            rule(fits, place, "must be a multiple of " + step.node().asText(), step);
        }
    }

    private void compare(BigDecimal number, SpecNode limit, String place, String words, IntPredicate accepts) {
        if (limit.isThere()) {
            boolean fits = accepts.test(number.compareTo(limit.node().decimalValue()));
            rule(fits, place, words + limit.node().asText(), limit);
        }
    }

    private void checkArray(JsonNode array, SpecNode schema, String place) {
        atLeast(array.size(), schema.child("minItems"), place, " items long");
        atMost(array.size(), schema.child("maxItems"), place, " items long");
        SpecNode unique = schema.child("uniqueItems");
        if (unique.node().asBoolean()) {
            Set<JsonNode> distinct = new HashSet<>();
            array.forEach(distinct::add);
            rule(distinct.size() == array.size(), place, "must not hold an item twice", unique);
        }
        SpecNode items = schema.child("items");
        if (items.isThere()) {
            for (int i = 0; i < array.size(); i++) {
                check(array.get(i), items, place + "[" + i + "]");
            }
        }
    }

    private void checkObject(JsonNode object, SpecNode schema, String place) {
        SpecNode required = schema.child("required");
        for (String name : texts(required.node())) {
            rule(object.has(name), place + "." + name, "is required", required);
        }
        atLeast(object.size(), schema.child("minProperties"), place, " properties large");
        atMost(object.size(), schema.child("maxProperties"), place, " properties large");
        SpecNode known = schema.child("properties");
        SpecNode others = schema.child("additionalProperties");
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            SpecNode declared = known.child(property.getKey());
            if (declared.isThere()) {
                check(property.getValue(), declared, place + "." + property.getKey());
            } else if (others.isThere()) {
                check(property.getValue(), others, place + "." + property.getKey());
            }
        }
    }

    private void checkComposed(JsonNode value, SpecNode schema, String place) {
        for (SpecNode part : schema.child("allOf").elements()) {
            check(value, part, place);
        }
        for (String composition : List.of("anyOf", "oneOf")) {
            SpecNode choices = schema.child(composition);
            Optional<Discriminator> discriminator =
                    value.isObject() ? Discriminator.of(spec, schema, choices) : Optional.empty();
            if (choices.isThere() && discriminator.isPresent()) {
                checkAlternative(value, schema, discriminator.get(), place);
            } else if (choices.isThere()) {
                checkChoices(value, choices, composition.equals("oneOf"), place);
            }
        }
        SpecNode not = schema.child("not");
        if (not.isThere()) {
            rule(!problems(spec, not, value, place).isEmpty(), place, "must not match a schema that is excluded", not);
        }
    }

    private void checkChoices(JsonNode value, SpecNode choices, boolean exactly, String place) {
        long matching = matching(value, choices);
        String words = exactly ? "must match exactly one of " : "must match at least one of ";
        rule(
                exactly ? matching == 1 : matching > 0,
                place,
                words + choices.node().size() + " schemas",
                choices);
    }

    private void checkAlternative(JsonNode value, SpecNode schema, Discriminator discriminator, String place) {
        discriminator
                .alternative(value)
                .ifPresentOrElse(
                        alternative -> check(value, alternative, place),
                        () -> rule(
                                false,
                                place + "." + discriminator.property(),
                                "must be one of " + discriminator,
                                schema.child("discriminator")));
    }

    private long matching(JsonNode value, SpecNode schemas) {
        return schemas.elements().stream()
                .filter(schema -> problems(spec, schema, value, "").isEmpty())
                .count();
    }

    private void atLeast(int size, SpecNode limit, String place, String unit) {
        if (limit.isThere()) {
            rule(
                    size >= limit.node().asInt(),
                    place,
                    "must be at least " + limit.node().asInt() + unit,
                    limit);
        }
    }

    private void atMost(int size, SpecNode limit, String place, String unit) {
        if (limit.isThere()) {
            rule(
                    size <= limit.node().asInt(),
                    place,
                    "must be at most " + limit.node().asInt() + unit,
                    limit);
        }
    }

    private void rule(boolean kept, String place, String rule, SpecNode at) {
        if (!kept) {
            problems.add(new SpecProblem(place, rule, at.pointer()));
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(element.asText()));
        } else if (!node.isMissingNode()) {
            texts.add(node.asText());
        }
        return texts;
    }
}
