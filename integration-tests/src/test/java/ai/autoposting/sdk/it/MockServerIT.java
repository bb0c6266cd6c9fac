package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' programs and tests run against the packaged mock server: without JUnit, and with each JUnit that is supported. */
final class MockServerIT {
    private static final Path PROGRAMS = Path.of("src/test/programs");
    private static final List<String> LIBRARIES =
            List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-", "annotations-13", "jackson-", "jspecify-");

    @TempDir
    Path classes;

    private record Run(int status, String output) {}

    @Test
    void onTheClassPathWithoutJUnit() throws Exception {
        compile("-cp", jars(), source("mock-main/mockuser/Main.java"));
        assertThat(run("java", "-cp", classes + File.pathSeparator + jars(), "mockuser.Main"))
                .isEqualTo(new Run(0, "mock: 1 token for x_12345\n"));
    }

    @Test
    void onTheModulePathWithoutJUnit() throws Exception {
        compile("-p", jars(), source("mock-main/module-info.java"), source("mock-main/mockuser/Main.java"));
        assertThat(run("java", "-p", classes + File.pathSeparator + jars(), "-m", "mockuser/mockuser.Main"))
                .isEqualTo(new Run(0, "mock: 1 token for x_12345\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit5", "junit6"})
    void theExtensionWorksWithEachJUnit(String junit) throws Exception {
        String path = Path.of("target", "junit", junit + ".jar") + File.pathSeparator + jars();
        compile("-cp", path, source("mock-junit/mockuser/TokensTest.java"));

        Run run = run(
                "java",
                "-cp",
                classes + File.pathSeparator + path,
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--select-class=mockuser.TokensTest");

        assertThat(run.output())
                .contains("2 tests successful", "1 tests failed")
                .contains("requests broke the specification")
                .contains("path parameter platform must be one of [x, linkedin, instagram, threads, youtube]");
        assertThat(run.status()).isEqualTo(1);
    }

    private void compile(String... pathAndSources) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of(pathAndSources));
        Run run = run("javac", arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.output()).isZero();
    }

    private static String source(String file) {
        return PROGRAMS.resolve(file).toString();
    }

    /** What a user's build resolves for the artifact, optional dependencies left out. */
    private static String jars() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream<String> libraries = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(entry -> LIBRARIES.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .filter(entry -> !entry.contains("tools") && !entry.contains("dataformat"));
        Stream<String> ours =
                Arrays.stream(Shipped.values()).map(module -> module.location().toString());
        String jars = Stream.concat(ours, libraries).collect(Collectors.joining(File.pathSeparator));
        assertThat(jars).contains("autoposting-sdk-testing-0", ".jar");
        return jars;
    }

    private static Run run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
