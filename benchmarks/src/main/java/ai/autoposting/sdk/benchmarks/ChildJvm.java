package ai.autoposting.sdk.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of this module in JVMs of their own. */
final class ChildJvm {
    /** The JVM that runs what is measured: this one, unless the system property {@code bench.java} names another. */
    static final String JAVA = System.getProperty("bench.java", own());

    private ChildJvm() {}

    static String own() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static ProcessBuilder program(Class<?> main, List<String> jvm, String classPath, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** What the program printed; fails when it did. */
    static String output(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program.command() + " failed: " + output);
        }
        return output;
    }
}
