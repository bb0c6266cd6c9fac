package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A few generated files are committed, so that each change of the generator is a visible difference. {@code
 * -Dgolden.rewrite=true} rewrites them.
 */
final class GoldenSourcesTest {
    private static final Path GENERATED = Path.of("target/generated-sources/openapi");
    private static final Path GOLDEN = Path.of("src/test/golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model/PlatformToken",
                "model/StorePlatformTokenRequest",
                "model/Platform",
                "api/PlatformOAuthApi",
                "json/PlatformTokenCodec"
            })
    void generatedSourcesAreAsCommitted(String name) throws IOException {
        compare(
                GENERATED.resolve("src/main/java/ai/autoposting/sdk/" + name + ".java"),
                GOLDEN.resolve(name + ".java"));
    }

    /** The generator reads it too, so that no name changes when the specification grows. */
    @Test
    void theRecordOfNamesIsAsCommitted() throws IOException {
        compare(GENERATED.resolve("type-names.lock"), Path.of("../openapi/type-names.lock"));
    }

    private static void compare(Path generated, Path golden) throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.copy(generated, golden, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(generated)
                .as("run with -Dgolden.rewrite=true, review and commit the difference")
                .hasSameTextualContentAs(golden);
    }
}
