package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A made-up document of the size and style of the whole service comes out right as it stands: each operation can be called
 * with its examples, gets its documented example from the mock server, and what goes over the wire is what it says.
 */
@Tag("full")
final class WholeDocumentTest {
    private static final Path DOCUMENT = Path.of("src/test/programs/whole-document");
    private static final Path SPEC = DOCUMENT.resolve("whole-document.yaml");
    private static final Path NAMES = DOCUMENT.resolve("whole-document-names.properties");

    @TempDir
    static Path folder;

    private static GeneratedSdk sdk;

    @BeforeAll
    static void generate() throws Exception {
        sdk = new GeneratedSdk(folder.resolve("sdk"));
        new Generator().add(SPEC, NAMES, folder.resolve("sdk")).run();
    }

    @Test
    void compilesWithoutAWarningAndEveryOperationAnswersItsExampleOverTheWire() throws Exception {
        List<String> skipped = NamesFile.skipped(NAMES);
        assertThat(skipped).hasSizeLessThanOrEqualTo(2);
        sdk.compile();

        int operations = SpecFile.read(SPEC).operations().size();
        assertThat(sdk.walk(SPEC, skipped)).containsExactly(operations - skipped.size() + " operations");
    }

    @Test
    void isDocumentedWithoutAWarning() throws Exception {
        sdk.document();
    }

    @Test
    void itHasWhatIsCopiedWordForWord() {
        assertThat(SpecFile.read(SPEC).operation("storePlatformToken").map(SpecFile.Op::node))
                .isEqualTo(SpecFile.read().operation("storePlatformToken").map(SpecFile.Op::node));
        assertThat(SpecFile.read(SPEC).operation("getPlatformTokenDetails").map(SpecFile.Op::node))
                .isEqualTo(SpecFile.read().operation("getPlatformTokenDetails").map(SpecFile.Op::node));
    }
}
