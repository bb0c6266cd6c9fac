package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code openapi/autoposting.yaml} says what the pages of the documentation say, word for word. It may say more: operations
 * from other pages. The copies of the pages in {@code openapi/pages} are compared, all that lie there. {@code openapi/README.md}
 * tells how to bring them up to date.
 */
final class SpecDriftTest {
    private static final Path PAGES = Path.of("../openapi/pages");
    private static final Pattern YAML_BLOCK = Pattern.compile("(?s)\\n(`{3,})yaml[^\\n]*\\n(.*?)\\n\\1");
    private static final List<String> SHARED = List.of("openapi", "info", "servers", "security", "tags");

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theseCopiesAreNeverMissing() throws IOException {
        assertThat(pages()).contains("get-platform-token-details.md", "store-platform-token.md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theSpecificationSaysWhatThePageSays(String name) throws IOException {
        assertSame(SpecFile.read(), pageOf(Files.readString(PAGES.resolve(name))));
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
