package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar is all that the program needs, and nothing in it is left over from the jars that it was made of. */
final class FatJarIT {
    private static final Path JAR = Path.of("target/import-tokens.jar");

    @TempDir
    private Path folder;

    private record Ran(int code, String said) {}

    private static Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("AUTOPOSTING_API_KEY");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    @Test
    void helpIsThere() throws Exception {
        Ran help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.said()).startsWith("Usage: import-tokens [-h] [--demo]");
    }

    @Test
    void itStoresAFileIntoTheMockServer() throws Exception {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(
                rows, "brand,platform,platformUserId,accessToken\nacme,x,x_1,secret-1\nacme,x,x_2,secret-2\n");
        Ran stored = run(rows.toString());
        assertThat(stored.code()).as(stored.said()).isZero();
        assertThat(stored.said())
                .contains("storing into a mock server", "2 rows: 2 stored")
                .doesNotContain("secret", "WARNING");
    }

    @Test
    void itIsOneJarAndSaysSo() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"))
                    .contains("META-INF/services/com.fasterxml.jackson.core.JsonFactory");
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(ImportTokens.class.getName());
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(jar.stream()
                            .filter(entry -> entry.getName().startsWith("ai/autoposting/"))
                            .map(ZipEntry::getTimeLocal)
                            .distinct())
                    .as("times of our classes, the same in each build")
                    .containsExactly(LocalDateTime.parse("2026-01-01T00:00:00"));
        }
    }
}
