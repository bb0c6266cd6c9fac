package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class paths for programs that run in a JVM of their own. */
final class ClassPaths {
    private static final List<String> LIBRARIES =
            List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-", "annotations-13", "jackson-", "jspecify-");

    private ClassPaths() {}

    /** This test's own. */
    static String own() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The packaged jars of these modules and what they need at run time: what a user's build resolves, nothing optional. */
    static String packaged(Shipped... modules) {
        List<String> ours = Arrays.stream(modules)
                .map(module -> module.location().toString())
                .toList();
        assertThat(ours).allSatisfy(jar -> assertThat(jar).endsWith(".jar"));
        Stream<String> libraries = Arrays.stream(own().split(File.pathSeparator, -1))
                .filter(entry -> LIBRARIES.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .filter(entry -> !entry.contains("tools") && !entry.contains("dataformat"));
        return Stream.concat(ours.stream(), libraries).collect(Collectors.joining(File.pathSeparator));
    }

    /** The same with the oldest libraries that are supported. */
    static String packagedOverTheOldest(Shipped... modules) {
        Stream<String> kept = Arrays.stream(packaged(modules).split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("autoposting-sdk") || entry.contains("jspecify-"));
        return Stream.concat(kept, oldest().map(Path::toString)).collect(Collectors.joining(File.pathSeparator));
    }

    static Stream<Path> oldest() {
        return Stream.of(
                        "okhttp",
                        "okio",
                        "kotlin",
                        "jackson-core",
                        "jackson-databind",
                        "jackson-annotations",
                        "jackson-jsr310")
                .map(name -> Path.of("target", "oldest", name + ".jar"));
    }
}
