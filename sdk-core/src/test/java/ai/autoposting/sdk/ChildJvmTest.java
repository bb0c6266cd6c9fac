package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows. */
class ChildJvmTest {
    @TempDir
    Path directory;

    /** The program that the child runs: one call, then {@code main} returns. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            AutopostingClient client = Calls.client(arguments[0]).build();
            if (arguments[1].startsWith("async")) {
                client.async().execute(Calls.GET, Arguments.none()).get();
            } else {
                client.execute(
                        Calls.POST,
                        Arguments.builder().body(java.util.Map.of("a", 1)).build());
            }
            if (arguments[1].endsWith("closed")) {
                client.close();
            }
            System.out.println("main returns");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async", "sync closed", "async closed"})
    void theProcessEndsByItselfAfterMain(String how) throws Exception {
        String output = run(how);

        assertThat(output).contains("main returns");
    }

    @Test
    void documentedCallsLoadNoObjectMapper() throws Exception {
        String output = run("sync", "-Xlog:class+load");

        assertThat(output)
                .contains("ai.autoposting.sdk.internal.CallLoop ")
                .doesNotContain("com.fasterxml.jackson.databind");
    }

    /** Surefire hides it in the manifest of a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private String run(String how, String... options) throws Exception {
        Path output = directory.resolve("output.txt");
        try (RawServer server = RawServer.start(RawServer.ok("{\"success\":true,\"data\":{}}"))) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", classPath(), Program.class.getName()));
            command.addAll(List.of(server.url(), how));
            Process child = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                // Threads that stay would keep it for a minute.
                assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(child.exitValue())
                        .as(Files.readString(output, StandardCharsets.UTF_8))
                        .isZero();
            } finally {
                child.destroyForcibly();
            }
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
