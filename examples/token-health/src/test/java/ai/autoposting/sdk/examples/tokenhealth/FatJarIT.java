package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar is all that the program needs; what else is true of such jars, that of import-tokens shows. */
final class FatJarIT {
    private static final Path JAR = Path.of("target/token-health.jar");

    @TempDir
    private Path folder;

    private int run(Path out, String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(java.toString(), "-jar", JAR.toString()), Stream.of(arguments))
                        .toList());
        builder.environment().remove("AUTOPOSTING_API_KEY");
        builder.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile());
        return builder.start().waitFor();
    }

    @Test
    void helpIsThere() throws Exception {
        Path help = folder.resolve("help");
        assertThat(run(help, "--help")).isZero();
        assertThat(help)
                .content()
                .startsWith("Usage: token-health [-h]")
                .contains("Exit codes: 0 nothing needs attention");
    }

    @Test
    void itWritesThePageAndTheJsonOfItsFleet() throws Exception {
        Path json = folder.resolve("json");
        Path page = folder.resolve("page.html");
        List<String> some = List.of("acme-coffee", "kiosk-hotels");
        assertThat(run(json, "--quick", "--json", "--html", page.toString(), some.get(0), some.get(1)))
                .isEqualTo(1);
        assertThat(new ObjectMapper().readTree(json.toFile()).get("brands").findValuesAsText("brand"))
                .isEqualTo(some);
        assertThat(page).content().contains("Content-Security-Policy", "kiosk-hotels");
        assertThat(Files.readString(folder.resolve("err")).strip())
                .isEqualTo("AUTOPOSTING_API_KEY is not set: a made-up fleet on a mock server");
    }
}
