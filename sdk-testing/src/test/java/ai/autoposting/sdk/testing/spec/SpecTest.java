package ai.autoposting.sdk.testing.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What must hold for whatever the specification becomes. */
class SpecTest {
    private static final Set<String> HOLD_SCHEMAS_BY_NAME = Set.of("properties");
    private static final Set<String> HOLD_SCHEMAS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> ARE_SCHEMAS = Set.of("items", "additionalProperties", "not");

    private final Spec spec = Spec.ofTheService();

    @Test
    void theCheckerKnowsEveryKeywordInUse() {
        Set<String> unknown = new TreeSet<>();
        schemasBelow(spec.document(), unknown);
        assertThat(unknown)
                .as("schema keywords that SchemaCheck does not know: teach it (and add them to KEYWORDS)")
                .isEmpty();
    }

    @Test
    void everyOperationAnswersWhatItsOwnSpecificationAllows() {
        Examples examples = new Examples(spec);
        for (SpecOperation operation : spec.operations()) {
            ExampleResponse response = examples.success(operation);
            SpecNode content = operation
                    .at()
                    .child("responses")
                    .child(Integer.toString(response.status()))
                    .child("content");
            assertThat(MediaTypes.preferred(content).orElse(""))
                    .as(operation.name())
                    .isEqualTo(response.contentType());
            if (response.isJson()) {
                SpecNode schema = content.child(response.contentType()).child("schema");
                JsonNode body = JsonTrees.parse(response.body().toString()).orElseThrow();
                assertThat(SchemaCheck.problems(spec, schema, body, "body"))
                        .as(operation.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void theSpecificationIsTheYamlWordForWord() {
        assertThat(spec.operations())
                .extracting(SpecOperation::name)
                .contains(
                        "storePlatformToken (POST /brands/{slug}/tokens)",
                        "getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform})");
        assertThat(spec.document().at("/components/schemas/PlatformToken/properties/expiresAt/type"))
                .hasToString("[\"string\",\"null\"]");
        assertThat(spec.document().at("/components/schemas/PlatformToken/properties/expiresAt/example"))
                .hasToString("\"2025-01-01T00:00:00Z\"");
    }

    private void schemasBelow(JsonNode node, Set<String> unknown) {
        node.properties().forEach(child -> {
            if (child.getKey().equals("schema")) {
                check(child.getValue(), unknown);
            } else if (child.getKey().equals("schemas")) {
                child.getValue().elements().forEachRemaining(schema -> check(schema, unknown));
            } else if (!List.of("example", "examples").contains(child.getKey())) {
                schemasBelow(child.getValue(), unknown);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> schemasBelow(element, unknown));
        }
    }

    private void check(JsonNode schema, Set<String> unknown) {
        schema.properties().forEach(keyword -> {
            boolean isExtension = keyword.getKey().startsWith("x-"); // which bounds no value
            if (!isExtension && !SchemaCheck.KEYWORDS.contains(keyword.getKey())) {
                unknown.add(keyword.getKey());
            }
            if (HOLD_SCHEMAS_BY_NAME.contains(keyword.getKey()) || HOLD_SCHEMAS.contains(keyword.getKey())) {
                keyword.getValue().elements().forEachRemaining(inner -> check(inner, unknown));
            } else if (ARE_SCHEMAS.contains(keyword.getKey())) {
                check(keyword.getValue(), unknown);
            }
        });
    }
}
