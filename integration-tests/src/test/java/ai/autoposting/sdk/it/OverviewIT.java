package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on the first page of the Javadoc compiles as it stands, and does what it says. */
final class OverviewIT {
    private static final Path PAGE = Path.of("../sdk-core/src/main/javadoc/overview.html");

    @TempDir
    Path folder;

    @Test
    void theFirstExampleRuns() throws Exception {
        Matcher code =
                Pattern.compile("<pre><code>(.*)</code></pre>", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();
        Path source = Files.writeString(folder.resolve("FirstToken.java"), code.group(1));
        String jars = ClassPaths.packaged(Shipped.GENERATED, Shipped.CORE);
        JdkTool.outputOf("javac", "--release", "17", "-cp", jars, "-d", folder.toString(), source.toString());

        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp");
            ProcessBuilder program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            folder + File.pathSeparator + jars,
                            "FirstToken")
                    .redirectErrorStream(true);
            program.environment().put("AUTOPOSTING_API_KEY", server.apiKey());
            program.environment().put("AUTOPOSTING_BASE_URL", server.baseUrl());
            Process process = program.start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("stored for x_12345\n");
            assertThat(process.waitFor()).isZero();
            assertThat(server.tokens("acme-corp", Platform.X)).hasSize(1);
            server.verify();
        }
    }
}
