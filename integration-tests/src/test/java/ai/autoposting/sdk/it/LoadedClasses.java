package ai.autoposting.sdk.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the classes that a program loads in a JVM of its own, from its start to its end, and what it prints. */
record LoadedClasses(List<String> names, String output) {
    static LoadedClasses of(Path log, String classPath, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> java = List.of("-Xlog:class+load:file=" + log + "::filecount=0", "-cp", classPath, main.getName());
        String output = JdkTool.outputOf(
                "java", Stream.concat(java.stream(), Stream.of(arguments)).toArray(String[]::new));
        try (Stream<String> lines = Files.lines(log)) {
            return new LoadedClasses(
                    lines.filter(line -> line.contains(" source: "))
                            .map(LoadedClasses::name)
                            .toList(),
                    output);
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
