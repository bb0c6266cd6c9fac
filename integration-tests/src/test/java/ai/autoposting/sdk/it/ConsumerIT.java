package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of a user's compiles and runs against the packaged jars, on the class path and on the module path. */
final class ConsumerIT {
    private static final Path SOURCES = Path.of("src/test/programs/consumer");

    @TempDir
    Path classes;

    @Test
    void onTheClassPath() throws Exception {
        run("javac", "--release", "17", "-Xlint:all", "-Werror", "-cp", jars(), "-d", classes.toString(), main());
        assertThat(run("java", "-cp", classes + File.pathSeparator + jars(), "consumer.Main"))
                .isEqualTo("consumer: all well\n");
    }

    @Test
    void onTheModulePath() throws Exception {
        run(
                "javac",
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-p",
                jars(),
                "-d",
                classes.toString(),
                SOURCES.resolve("module-info.java").toString(),
                main());
        assertThat(run("java", "-p", classes + File.pathSeparator + jars(), "-m", "consumer/consumer.Main"))
                .isEqualTo("consumer: all well\n");
    }

    private static String main() {
        return SOURCES.resolve("consumer/Main.java").toString();
    }

    /** The SDK and what it needs at run time, nothing else of this test's class path. */
    private static String jars() {
        List<String> wanted =
                List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-", "annotations-13", "jackson-", "jspecify-");
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream<String> libraries = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(entry -> wanted.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .filter(entry -> !entry.contains("tools") && !entry.contains("dataformat"));
        Stream<String> ours = Stream.of(Shipped.GENERATED, Shipped.CORE)
                .map(module -> module.location().toString());
        String jars = Stream.concat(ours, libraries).collect(Collectors.joining(File.pathSeparator));
        assertThat(jars).contains("autoposting-sdk-0", ".jar");
        return jars;
    }

    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
