package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the classes that a program loads in a JVM of its own, from its start to its end. */
record LoadedClasses(List<String> names) {
    static LoadedClasses of(Path log, Class<?> main, String... arguments) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + "::filecount=0",
                "-cp",
                classPath,
                main.getName());
        Process process = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return new LoadedClasses(lines.filter(line -> line.contains(" source: "))
                    .map(LoadedClasses::name)
                    .toList());
        }
    }

    /** Of a line of the form {@code [0.01s][info][class,load] java.lang.Object source: …}. */
    private static String name(String line) {
        String named = line.substring(0, line.indexOf(" source: "));
        return named.substring(named.lastIndexOf(' ') + 1);
    }

    List<String> startingWith(String... prefixes) {
        return names.stream()
                .filter(name -> Stream.of(prefixes).anyMatch(name::startsWith))
                .toList();
    }
}
