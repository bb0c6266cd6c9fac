package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects of users depend on the SDK beside what else they have, are built by Maven, and work: each on this JDK and on the
 * newest. One more is on the module path: {@link ConsumerIT}.
 */
@Tag("full")
final class OutsideProjectsTest {
    private static final String RIGHT = "true x_12345, OkHttp 5.5.1\n";

    @TempDir
    static Path folder;

    private static JdkTool.Run maven;

    @BeforeAll
    static void build() throws Exception {
        Path repository = InstalledSdk.localRepository();
        Checkout projects = Checkout.of(Path.of("src/test/programs/outside"), folder.resolve("outside"), repository);
        List<String> command = new ArrayList<>(
                List.of("package", "-T2", "--fail-at-end", "-Dsdk.version=" + System.getProperty("sdk.version")));
        InstalledJdks.newest().ifPresent(jdk -> command.add("-Dnewest.jvm=" + jdk.resolve("bin/java")));
        maven = projects.runMaven(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alone           | true x_12345, OkHttp 5.5.1
            retrofit2-cured | true x_12345, OkHttp 5.5.1
            retrofit3       | true x_12345, OkHttp 4.12.0
            jackson-newest  | true true true, Jackson 2.22.4 and 3.2.4
            jackson-oldest  | true true true, Jackson 2.15.4 and 3.2.4
            kotlin          | true x_12345 null, Kotlin 2.1.21
            kotlin19        | true x_12345 null, Kotlin 1.8.21
            kotlin20        | true x_12345 null, Kotlin 2.1.21
            """)
    void aProgramStoresATokenAndReadsIt(String project, String line) throws Exception {
        for (Path jdk : InstalledJdks.all()) {
            assertThat(outputOf(jdk, project)).isEqualTo(line + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"repackaged/target/repackaged-1.jar", "shaded/target/shaded-1-fat.jar"})
    void aProgramInOneJarStoresATokenAndReadsIt(String jar) throws Exception {
        for (Path jdk : InstalledJdks.all()) {
            assertThat(outputOf(jdk, "-jar", built(jar))).isEqualTo(RIGHT);
        }
    }

    @Test
    void librariesMayBeMovedToOtherPackages() throws Exception {
        String jar = built("shaded/target/shaded-1-relocated.jar");
        Path loaded = folder.resolve("loaded.txt");
        for (Path jdk : InstalledJdks.all()) {
            assertThat(outputOf(jdk, "-Xlog:class+load:file=" + loaded, "-jar", jar))
                    .isEqualTo(RIGHT);
            assertThat(Files.readString(loaded))
                    .contains(" hidden.okhttp3.OkHttpClient ", " hidden.com.fasterxml.jackson.core.JsonFactory ")
                    .doesNotContain(" okhttp3.", " okio.", " kotlin.", " com.fasterxml.")
                    .doesNotContain("LibraryConflicts"); // seen to be new enough at the first look
        }
    }

    @Test
    void ofMovedLibrariesThatAreTooOldTheRealNamesAreSaid() throws Exception {
        String jar = built("shaded-too-old/target/shaded-too-old-1-relocated.jar");
        assertThat(outputOf(InstalledJdks.OWN, "-jar", jar))
                .isEqualTo("AutopostingClient cannot be built:\n"
                        + "  Jackson 2.14.3 (" + jar + ") is too old: 2.15 or newer is needed.\n"
                        + "    Where others bring it, put this into your POM's dependencyManagement:\n"
                        + "      <dependency><groupId>com.fasterxml.jackson</groupId><artifactId>jackson-bom</artifactId>"
                        + "<version>2.22.4</version><type>pom</type><scope>import</scope></dependency>\n"
                        + "    Where your POM names it among the dependencies, make that:\n"
                        + "      <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-core</artifactId>"
                        + "<version>2.22.4</version></dependency>\n");
    }

    @Test
    void whatBuildSaysOfTheOkHttpOfRetrofit2IsWhatCuresIt() throws Exception {
        String refusal = outputOf(InstalledJdks.OWN, "retrofit2");
        assertThat(refusal)
                .startsWith("AutopostingClient cannot be built:\n  OkHttp 3.14.9 (")
                .contains("okhttp-3.14.9.jar) is too old: 4.12.0 or newer is needed.\n");
        String cure = refusal.lines()
                .dropWhile(line -> !line.endsWith("put this into your POM's dependencyManagement:"))
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip();
        assertThat(Files.readString(folder.resolve("outside/retrofit2-cured/pom.xml")))
                .contains(cure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot3", "spring-boot4"})
    void aSpringBootApplicationTakesAndReturnsModels(String project) throws IOException {
        assertPassed(project, "surefire-reports", System.getProperty("java.specification.version"));
        Optional<Path> newest = InstalledJdks.newest();
        if (newest.isPresent()) {
            assertPassed(project, "surefire-reports-newest", InstalledJdks.NEWEST);
        }
    }

    private static void assertPassed(String project, String reports, String java) throws IOException {
        Path report =
                folder.resolve("outside").resolve(project).resolve("target").resolve(reports);
        assertThat(Files.readString(requireBuilt(report.resolve("TEST-outside.ApplicationTest.xml"))))
                .contains("tests=\"4\" errors=\"0\" skipped=\"0\" failures=\"0\"")
                .contains("name=\"java.specification.version\" value=\"" + java + "\"");
    }

    @Test
    void aKotlinCompilerRefusesNull() {
        assertThat(failureOf("kotlin-null")).contains("actual type is 'String?', but 'String' was expected.");
    }

    @Test
    void aKotlinCompilerThatIsTooOldForOkHttp5SaysWhatREADMEQuotes() throws IOException {
        String words = "incompatible version of Kotlin";
        assertThat(Files.readString(Path.of("../README.md"))).contains("**\"" + words + "\"**");
        assertThat(failureOf("kotlin19-okhttp5"))
                .contains("okhttp-jvm-5.5.1.jar")
                .contains(words);
    }

    @Test
    void nothingElseFailed() {
        assertThat(Pattern.compile("\\[INFO] (\\S+) \\.+ (FAILURE|SKIPPED)")
                        .matcher(maven.output())
                        .results()
                        .map(project -> project.group(1)))
                .as(maven.output())
                .containsExactlyInAnyOrder("kotlin-null", "kotlin19-okhttp5");
    }

    /** What Maven says of a project that cannot be built. */
    private static String failureOf(String project) {
        String[] said = maven.output().split("on project " + project + ": ", -1);
        assertThat(said).as(maven.output()).hasSize(2);
        return said[1].split("-> \\[Help", 2)[0];
    }

    private static String outputOf(Path jdk, String project) throws Exception {
        Path target = folder.resolve("outside").resolve(project).resolve("target");
        String libraries = Files.readString(requireBuilt(target.resolve("class-path.txt")));
        String main = project.startsWith("kotlin") ? "outside.MainKt" : "outside.Main";
        return outputOf(jdk, "-cp", target.resolve("classes") + File.pathSeparator + libraries, main);
    }

    private static String outputOf(Path jdk, String... arguments) throws Exception {
        JdkTool.Run run = JdkTool.run(jdk, "java", arguments);
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }

    private static String built(String jar) {
        return requireBuilt(folder.resolve("outside").resolve(jar)).toString();
    }

    private static Path requireBuilt(Path file) {
        assertThat(file).as(maven.output()).exists();
        return file;
    }
}
