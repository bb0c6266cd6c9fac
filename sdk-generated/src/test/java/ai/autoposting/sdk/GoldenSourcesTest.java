package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A few generated files are committed, so that each change of the generator is a visible difference. {@code
 * -Dgolden.rewrite=true} rewrites them.
 */
final class GoldenSourcesTest {
    private static final Path GENERATED = Path.of("target/generated-sources/openapi/src/main/java/ai/autoposting/sdk");
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
        Path generated = GENERATED.resolve(name + ".java");
        Path golden = GOLDEN.resolve(name + ".java");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.copy(generated, golden, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(generated)
                .as("run with -Dgolden.rewrite=true, review and commit the difference")
                .hasSameTextualContentAs(golden);
    }
}
