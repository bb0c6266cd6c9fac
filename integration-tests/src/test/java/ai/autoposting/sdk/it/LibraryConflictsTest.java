package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program hears whose class path has older libraries than the SDK works with, and that nothing is sent then. */
@Tag("full")
final class LibraryConflictsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            okhttp-3.14.9.jar       ~ okhttp-jvm    ~ OkHttp 3.14.9 (JAR) is too old: 4.12.0 or newer ~ okhttp-bom ~ okhttp
            okhttp-4.11.0.jar       ~ okhttp-jvm    ~ OkHttp 4.11.0 (JAR) is too old: 4.12.0 or newer ~ okhttp-bom ~ okhttp
            okio-1.17.6.jar         ~ okio-jvm      ~ Okio (JAR) is too old: the version that this OkHttp asks for ~ okio-bom ~ okio-jvm
            okio-jvm-3.6.0.jar      ~ okio-jvm      ~ Okio (JAR) is too old: the version that this OkHttp asks for ~ okio-bom ~ okio-jvm
            kotlin-stdlib-1.3.72.jar~ kotlin-stdlib ~ Kotlin's library 1.3.72 (JAR) is too old: 1.8.20 or newer ~ kotlin-bom ~ kotlin-stdlib
            kotlin-stdlib-1.6.21.jar~ kotlin-stdlib ~ Kotlin's library 1.6.21 (JAR) is too old: 1.8.20 or newer ~ kotlin-bom ~ kotlin-stdlib
            jackson-core-2.14.3.jar ~ jackson-core  ~ Jackson 2.14.3 (JAR) is too old: 2.15 or newer ~ jackson-bom ~ jackson-core
            ``                      ~ okhttp-jvm    ~ OkHttp is missing: 4.12.0 or newer ~ okhttp-bom ~ okhttp
            ``                      ~ okio-jvm      ~ Okio is missing: the version that this OkHttp asks for ~ okio-bom ~ okio-jvm
            ``                      ~ kotlin-stdlib ~ Kotlin's library is missing: 1.8.20 or newer ~ kotlin-bom ~ kotlin-stdlib
            ``                      ~ jackson-core  ~ Jackson is missing: 2.15 or newer ~ jackson-bom ~ jackson-core
            """)
    void isRefusedBeforeAnythingIsSent(String old, String replaced, String problem, String bom, String artifact)
            throws Exception {
        Path jar = Path.of("target", "too-old", old).toAbsolutePath();
        String libraries = own(name -> !name.startsWith(replaced + "-"));
        String before = old.isEmpty() ? "" : jar + File.pathSeparator;

        assertThat(resultOf(before + libraries))
                .isEqualTo(message(problem.replace("JAR", jar.toString()), replaced, bom, artifact));
    }

    /** As Maven leaves them, where one artifact has been renamed since. */
    @ParameterizedTest
    @CsvSource({"okhttp-3.14.9.jar, 3.14.9", "okhttp-4.11.0.jar, 4.11.0"})
    void isRefusedWhereANewerOneStandsBehind(String old, String version) throws Exception {
        Path jar = Path.of("target", "too-old", old).toAbsolutePath();

        assertThat(resultOf(jar + File.pathSeparator + own(name -> true)))
                .isEqualTo(message(
                        "OkHttp " + version + " (" + jar + ") is too old: 4.12.0 or newer",
                        "okhttp-jvm",
                        "okhttp-bom",
                        "okhttp"));
    }

    @Test
    void whatIsOldEnoughWorksAloneBeforeAndBehindTheNewest() throws Exception {
        String okHttp = oldest("okhttp");
        String alone = Stream.of("okhttp", "okio", "kotlin", "jackson-core", "jackson-databind", "jackson-annotations")
                .map(LibraryConflictsTest::oldest)
                .collect(Collectors.joining(File.pathSeparator));
        String none = own(name -> !name.matches("(okhttp|okio|kotlin|jackson).*"));
        for (String path : List.of(
                alone + File.pathSeparator + none,
                okHttp + File.pathSeparator + own(name -> true),
                own(name -> true) + File.pathSeparator + okHttp)) {
            assertThat(resultOf(path)).isEqualTo("1 connection");
        }
    }

    private static String oldest(String name) {
        return Path.of("target", "oldest", name + ".jar").toString();
    }

    /** What the program says, and whether it has been heard of. */
    private static String resultOf(String classPath) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> count(server, connections), "counting server");
            accepting.setDaemon(true);
            accepting.start();
            String output = JdkTool.outputOf(
                    "java", "-cp", classPath, OneCall.class.getName(), "http://127.0.0.1:" + server.getLocalPort());
            return connections.get() == 0 ? output : output + connections.get() + " connection";
        }
    }

    private static void count(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (Socket connection = server.accept()) {
                    connections.incrementAndGet();
                    connection.setSoLinger(true, 0);
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** This test's class path without the libraries that are not wanted. */
    private static String own(Predicate<String> wanted) {
        return Arrays.stream(ClassPaths.own().split(File.pathSeparator, -1))
                .filter(entry -> wanted.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String message(String problem, String library, String bom, String artifact) {
        String version = version(library);
        String group = Arrays.stream(new String[][] {
                    {"okhttp", "com.squareup.okhttp3"},
                    {"okio", "com.squareup.okio"},
                    {"kotlin", "org.jetbrains.kotlin"},
                    {"jackson", "com.fasterxml.jackson.core"}
                })
                .filter(each -> library.startsWith(each[0]))
                .findFirst()
                .orElseThrow()[1];
        String bomGroup = library.startsWith("jackson") ? "com.fasterxml.jackson" : group;
        return "AutopostingClient cannot be built:\n  " + problem + " is needed.\n"
                + "    Where others bring it, put this into your POM's dependencyManagement:\n"
                + "      <dependency><groupId>" + bomGroup + "</groupId><artifactId>" + bom + "</artifactId><version>"
                + version + "</version><type>pom</type><scope>import</scope></dependency>\n"
                + "    Where your POM names it among the dependencies, make that:\n"
                + "      <dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version></dependency>";
    }

    /** Of the library that this build uses, so that a message never names another one. */
    private static String version(String library) {
        return Arrays.stream(ClassPaths.own().split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("tools")) // Jackson 3
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.startsWith(library + "-"))
                .map(name -> name.substring(library.length() + 1, name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }
}
