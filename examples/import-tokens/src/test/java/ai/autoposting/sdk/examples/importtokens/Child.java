package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of {@link ChildProgram} against a mock server of this process. */
final class Child {
    private static final int SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Child start(AutopostingMockServer server, Path file, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProgram.class.getName(),
                file.toString()));
        command.addAll(List.of(options));
        Path out = file.resolveSibling("out");
        Path err = file.resolveSibling("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("AUTOPOSTING_API_KEY", server.apiKey());
        builder.environment().put("AUTOPOSTING_BASE_URL", server.baseUrl());
        return new Child(builder.start(), out, err);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@code kill} does; Ctrl-C is no other to a program in Java. */
    void terminate() {
        process.destroy();
    }

    /** @return the exit code */
    int await() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }
}
