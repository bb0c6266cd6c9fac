package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' programs and tests run against the packaged mock server: without JUnit, and with each JUnit that is supported. */
final class MockServerIT {
    private static final Path PROGRAMS = Path.of("src/test/programs");

    @TempDir
    Path classes;

    @Test
    void onTheClassPathWithoutJUnit() throws Exception {
        compile("-cp", jars(), source("mock-main/mockuser/Main.java"));
        assertThat(JdkTool.run("java", "-cp", classes + File.pathSeparator + jars(), "mockuser.Main"))
                .isEqualTo(new JdkTool.Run(0, "mock: 1 token for x_12345\n"));
    }

    @Test
    void overTheOldestLibraries() throws Exception {
        String jars = ClassPaths.packagedOverTheOldest(Shipped.values());
        compile("-cp", jars, source("mock-main/mockuser/Main.java"));
        assertThat(JdkTool.run("java", "-cp", classes + File.pathSeparator + jars, "mockuser.Main"))
                .isEqualTo(new JdkTool.Run(0, "mock: 1 token for x_12345\n"));
    }

    @Test
    void onTheModulePathWithoutJUnit() throws Exception {
        compile("-p", jars(), source("mock-main/module-info.java"), source("mock-main/mockuser/Main.java"));
        assertThat(JdkTool.run("java", "-p", classes + File.pathSeparator + jars(), "-m", "mockuser/mockuser.Main"))
                .isEqualTo(new JdkTool.Run(0, "mock: 1 token for x_12345\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit5", "junit6"})
    void theExtensionWorksWithEachJUnit(String junit) throws Exception {
        String path = Path.of("target", "junit", junit + ".jar") + File.pathSeparator + jars();
        compile("-cp", path, source("mock-junit/mockuser/TokensTest.java"));

        JdkTool.Run run = JdkTool.run(
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
        JdkTool.outputOf("javac", arguments.toArray(String[]::new));
    }

    private static String source(String file) {
        return PROGRAMS.resolve(file).toString();
    }

    private static String jars() {
        String jars = ClassPaths.packaged(Shipped.values());
        assertThat(jars).contains("autoposting-sdk-testing-0", ".jar");
        return jars;
    }
}
