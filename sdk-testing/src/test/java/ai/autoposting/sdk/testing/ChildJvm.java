package ai.autoposting.sdk.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of these tests in a JVM of their own. */
final class ChildJvm {
    private ChildJvm() {}

    /** @param options of the JVM */
    static ProcessBuilder program(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
