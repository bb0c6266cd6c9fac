package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import java.nio.file.Path;
import java.util.List;
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

    private String run(String how, String... options) throws Exception {
        try (RawServer server = RawServer.start(RawServer.ok("{\"success\":true,\"data\":{}}"))) {
            return ChildJvm.run(directory, List.of(options), Program.class, server.url(), how);
        }
    }
}
