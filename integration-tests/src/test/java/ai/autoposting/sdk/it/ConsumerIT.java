package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of a user's compiles and runs against the packaged jars, on the class path and on the module path. */
final class ConsumerIT {
    private static final Path SOURCES = Path.of("src/test/programs/consumer");

    @TempDir
    Path classes;

    @Test
    void onTheClassPath() throws Exception {
        JdkTool.outputOf(
                "javac", "--release", "17", "-Xlint:all", "-Werror", "-cp", jars(), "-d", classes.toString(), main());
        assertThat(JdkTool.outputOf("java", "-cp", classes + File.pathSeparator + jars(), "consumer.Main"))
                .isEqualTo("consumer: all well\n");
    }

    @Test
    void overTheOldestLibraries() throws Exception {
        String jars = ClassPaths.packagedOverTheOldest(Shipped.GENERATED, Shipped.CORE);
        JdkTool.outputOf("javac", "--release", "17", "-cp", jars, "-d", classes.toString(), main());
        assertThat(JdkTool.outputOf("java", "-cp", classes + File.pathSeparator + jars, "consumer.Main"))
                .isEqualTo("consumer: all well\n");
    }

    @Test
    void onTheModulePath() throws Exception {
        JdkTool.outputOf(
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
        assertThat(JdkTool.outputOf(
                        "java", "-p", classes + File.pathSeparator + jars(), "-m", "consumer/consumer.Main"))
                .isEqualTo("consumer: all well\n");
    }

    private static String main() {
        return SOURCES.resolve("consumer/Main.java").toString();
    }

    private static String jars() {
        String jars = ClassPaths.packaged(Shipped.GENERATED, Shipped.CORE);
        assertThat(jars).contains("autoposting-sdk-0", ".jar");
        return jars;
    }
}
