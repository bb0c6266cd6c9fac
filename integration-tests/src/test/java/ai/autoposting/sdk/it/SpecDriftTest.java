package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code openapi/autoposting.yaml} says what the pages of the documentation say, word for word. It may say more: operations
 * from other pages. The pages are expected in {@code ../shared/spec} beside the checkout; without them the tests are skipped.
 */
final class SpecDriftTest {
    private static final Path PAGES = Path.of("../../shared/spec");
    private static final Pattern YAML_BLOCK = Pattern.compile("(?s)\\n(`{3,})yaml[^\\n]*\\n(.*?)\\n\\1");
    private static final List<String> SHARED = List.of("openapi", "info", "servers", "security", "tags");

    @ParameterizedTest
    @ValueSource(strings = {"get-platform-token-details.md", "store-platform-token.md"})
    void theSpecificationSaysWhatThePageSays(String name) throws IOException {
        Path page = PAGES.resolve(name);
        assumeThat(page)
                .as("skipped: the page " + page.toAbsolutePath().normalize() + " is not on this machine")
                .exists();

        assertSame(SpecFile.read(), pageOf(Files.readString(page)));
    }

    private static SpecFile pageOf(String markdown) {
        Matcher block = YAML_BLOCK.matcher(markdown);
        assertThat(block.find()).as("a YAML block on the page").isTrue();
        return SpecFile.parse(block.group(2));
    }

    private static void assertSame(SpecFile ours, SpecFile page) {
        for (String part : SHARED) {
            assertPart(ours, page, "/" + part);
        }
        assertThat(page.operations()).isNotEmpty();
        for (SpecFile.Op operation : page.operations()) {
            assertPart(ours, page, "/paths/" + operation.path().replace("/", "~1") + "/" + operation.method());
        }
        for (Map.Entry<String, JsonNode> kind :
                page.document().path("components").properties()) {
            for (String name : kind.getValue().propertyNames()) {
                assertPart(ours, page, "/components/" + kind.getKey() + "/" + name);
            }
        }
    }

    private static void assertPart(SpecFile ours, SpecFile page, String pointer) {
        assertThat(ours.document().at(pointer))
                .as("openapi/autoposting.yaml has drifted from the page at #" + pointer)
                .isEqualTo(page.document().at(pointer));
    }

    @Test
    void aDifferenceIsNamedByItsPlace() {
        SpecFile drifted = SpecFile.read()
                .with(spec -> ((ObjectNode) spec.at("/components/schemas/PlatformToken")).put("description", "Other."));
        assertThat(catchThrowable(() -> assertSame(drifted, SpecFile.read())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("openapi/autoposting.yaml has drifted from the page at"
                        + " #/components/schemas/PlatformToken");
    }

    @Test
    void aFencedBlockIsFoundOnAPage() {
        assertThat(pageOf("# Title\n\n````yaml /x get /y\na: 1\n````\n")
                        .document()
                        .toString())
                .isEqualTo("{\"a\":1}");
    }
}
