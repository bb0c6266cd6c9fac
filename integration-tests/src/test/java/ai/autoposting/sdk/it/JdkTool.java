package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tool of a JDK, this test's if no other is named, in a process of its own: {@code java}, {@code javac}. */
final class JdkTool {
    /** What became of it; the output is that of both streams. */
    record Run(int status, String output) {}

    private JdkTool() {}

    static Run run(String tool, String... arguments) throws IOException, InterruptedException {
        return run(InstalledJdks.OWN, tool, arguments);
    }

    /** The same of another JDK. */
    static Run run(Path jdk, String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve(tool).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** What it prints; it must end with status 0. */
    static String outputOf(String tool, String... arguments) throws IOException, InterruptedException {
        Run run = run(tool, arguments);
        assertThat(run.status()).as(run.output()).isZero();
        return run.output();
    }
}
