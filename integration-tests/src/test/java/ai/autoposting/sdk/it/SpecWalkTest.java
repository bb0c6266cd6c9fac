package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.api.Operations;
import ai.autoposting.sdk.call.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The specification is law: every operation in it has a method, a mock answer and examples, and keeps to it on the wire. */
final class SpecWalkTest {
    private static final SpecFile SPEC = SpecFile.read();
    private static final String POST = "/paths/~1brands~1{slug}~1tokens/post";
    private static final String GET = "/paths/~1brands~1{slug}~1tokens~1{platform}/get";

    /** Those that are generated. */
    static Stream<SpecFile.Op> operations() {
        List<String> skipped = NamesFile.skipped(NamesFile.OURS);
        return SPEC.operations().stream().filter(operation -> !skipped.contains(operation.id()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationKeepsToTheSpecification(SpecFile.Op operation) {
        assertThat(new SpecWalk(SPEC).problems(operation)).isEmpty();
    }

    @Test
    void theOperationsAreThoseOfTheSpecification() {
        assertThat(Operations.all())
                .extracting(SpecWalkTest::signature)
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(SpecFile.Op::toString).toList());
    }

    private static String signature(Operation<?> operation) {
        return operation.id() + " (" + operation.method() + " " + operation.path() + ")";
    }

    private static List<String> problems(String id, SpecFile changed) {
        return new SpecWalk(changed).problems(changed.operation(id).orElseThrow());
    }

    @Test
    void anOperationWithoutAMethodIsNamed() {
        SpecFile changed = SPEC.with(spec -> {
            ObjectNode added = ((ObjectNode) spec.at(GET)).deepCopy();
            added.put("operationId", "nobodyHasThis");
            ((ObjectNode) spec.at("/paths")).putObject("/nobody/has/this").set("get", added);
        });
        assertThat(problems("nobodyHasThis", changed))
                .containsExactly(
                        "nobodyHasThis (GET /nobody/has/this) has no method PlatformOAuthApi.nobodyHasThis(...) on the client:"
                                + " build sdk-generated from the present openapi/autoposting.yaml"
                                + " (mvn -pl sdk-generated -am compile)");
    }

    @Test
    void aTagWithoutAnAccessorIsNamed() {
        SpecFile changed =
                SPEC.with(spec -> ((ObjectNode) spec.at(GET)).putArray("tags").add("Nobody Has This"));
        assertThat(problems("getPlatformTokenDetails", changed))
                .singleElement()
                .asString()
                .startsWith("getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform})"
                        + " has no method for its tag \"Nobody Has This\" on the client:");
    }

    /** Nobody can make up what fits a pattern. */
    private static void withoutExample(JsonNode schema) {
        ((ObjectNode) schema).put("pattern", "^[a-z]+-[0-9]+$").remove("example");
    }

    @Test
    void whatHasNoExampleIsMadeUpWhereTheSchemaAllows() {
        SpecFile changed = SPEC.with(spec -> {
            ((ObjectNode) spec.at(POST + "/parameters/0/schema")).remove("example");
            for (String name : List.of("accessToken", "platform", "expiresAt")) {
                ((ObjectNode) spec.at(POST + "/requestBody/content/application~1json/schema/properties/" + name))
                        .remove("example");
            }
        });
        assertThat(problems("storePlatformToken", changed)).isEmpty();
    }

    @Test
    void aParameterWithoutAnExampleIsNamed() {
        SpecFile changed = SPEC.with(spec -> withoutExample(spec.at(POST + "/parameters/0/schema")));
        assertThat(problems("storePlatformToken", changed))
                .containsExactly("storePlatformToken (POST /brands/{slug}/tokens): path parameter slug has no example:"
                        + " add `example:` to its schema in openapi/autoposting.yaml");
    }

    @Test
    void aRequiredPropertyWithoutAnExampleIsNamed() {
        SpecFile changed = SPEC.with(spec ->
                withoutExample(spec.at(POST + "/requestBody/content/application~1json/schema/properties/accessToken")));
        assertThat(problems("storePlatformToken", changed))
                .containsExactly("storePlatformToken (POST /brands/{slug}/tokens): body.accessToken has no example:"
                        + " add `example:` to its schema in openapi/autoposting.yaml");
    }

    @Test
    void anOperationThatTheMockDoesNotAnswerIsNamed() {
        SpecFile changed = SPEC.with(spec -> {
            ObjectNode schema = (ObjectNode) spec.at(GET + "/parameters/1/schema");
            schema.put("example", "facebook").putArray("enum").add("facebook");
        });
        assertThat(problems("getPlatformTokenDetails", changed))
                .singleElement()
                .asString()
                .startsWith("getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform}) has no mock answer:"
                        + " the mock server said 400; build sdk-testing from the present openapi/autoposting.yaml");
    }

    @Test
    void anAnswerThatIsNotDocumentedIsNamed() {
        SpecFile changed = SPEC.with(spec -> ((ObjectNode) spec.at(GET + "/responses")).remove("200"));
        assertThat(problems("getPlatformTokenDetails", changed))
                .containsExactly("getPlatformTokenDetails (GET /brands/{slug}/tokens/{platform}):"
                        + " the mock server answered 200, which is not documented:"
                        + " add that response to openapi/autoposting.yaml");
    }

    @Test
    void aRefusalThatBreaksTheSpecificationIsFound() {
        SpecFile changed = SPEC.with(spec -> ((ObjectNode) spec.at("/components/schemas/PlatformOAuthError"))
                .putArray("required")
                .add("requestId"));
        assertThat(problems("getPlatformTokenDetails", changed))
                .singleElement()
                .asString()
                .contains("the answer breaks the spec", "required property 'requestId' not found");
    }

    @Test
    void aRequestOrAnAnswerThatBreaksTheSpecificationIsFound() {
        SpecFile changed = SPEC.with(spec -> {
            ((ObjectNode) spec.at(POST + "/requestBody/content/application~1json/schema"))
                    .putArray("required")
                    .add("organization");
            ((ObjectNode) spec.at("/components/schemas/PlatformToken/properties/status")).put("type", "integer");
        });
        assertThat(problems("storePlatformToken", changed))
                .satisfiesExactly(
                        request -> assertThat(request)
                                .contains("the request breaks the spec")
                                .contains("organization"),
                        answer -> assertThat(answer)
                                .contains("the answer breaks the spec")
                                .contains("/data/status"));
    }
}
