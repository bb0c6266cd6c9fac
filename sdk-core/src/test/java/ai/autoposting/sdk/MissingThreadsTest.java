package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import okio.AsyncTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that was full of threads for a moment: Okio's watchdog and OkHttp's task runner have counted themselves as started
 * and never came. That is how they are left, so it is set up so; and in a process of its own, since it cannot be mended.
 */
class MissingThreadsTest {
    @TempDir
    Path directory;

    /** Says what became of calls to peers that are silent in each phase of a call. */
    static final class Program {
        public static void main(String[] arguments) throws Exception {
            Class<?> runner = Class.forName("okhttp3.internal.concurrent.TaskRunner");
            Object theOne = runner.getField("INSTANCE").get(null);
            if (hasField(runner, "executeCallCount")) {
                set(AsyncTimeout.class, null, "idleSentinel", new AsyncTimeout());
                set(runner, theOne, "executeCallCount", 1);
            } else { // OkHttp 4
                set(AsyncTimeout.class, null, "head", new AsyncTimeout());
                set(runner, theOne, "coordinatorWaiting", true);
            }
            try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                call("http://localhost:" + silent.getLocalPort(), Calls.GET, Arguments.none());
                call("https://localhost:" + silent.getLocalPort(), Calls.POST, Arguments.none());
                Arguments large = Arguments.builder()
                        .body(Map.of("text", "x".repeat(30_000_000)))
                        .build();
                call("http://localhost:" + silent.getLocalPort(), Calls.POST, large);
            }
            try (RawServer server = RawServer.start(RawServer.ok("{\"data\":{}}"));
                    AutopostingClient client = Calls.client(server.url()).build()) {
                System.out.println(client.execute(Calls.POST, Arguments.none()));
            }
            boolean any = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().startsWith("Ok"));
            System.out.println(any ? "a thread of the library runs" : "no thread of the library runs");
        }

        private static void call(String url, Operation<?> operation, Arguments arguments) {
            try (AutopostingClient client = Calls.client(url)
                    .maxRetries(0)
                    .attemptTimeout(Duration.ofMillis(300))
                    .build()) {
                System.out.println(catchThrowable(() -> client.execute(operation, arguments))
                        .getClass()
                        .getSimpleName());
            }
        }

        private static boolean hasField(Class<?> type, String name) {
            return Stream.of(type.getDeclaredFields())
                    .anyMatch(field -> field.getName().equals(name));
        }

        private static void set(Class<?> type, Object of, String field, Object value) throws Exception {
            Field found = type.getDeclaredField(field);
            found.setAccessible(true);
            found.set(of, value);
        }
    }

    @Test
    void noLimitHangsOnAThreadThatNeverCame() throws IOException, InterruptedException {
        assertThat(ChildJvm.run(directory, Program.class).lines())
                .containsExactly(
                        "CallTimeoutException",
                        "CallTimeoutException",
                        "CallTimeoutException",
                        "{}",
                        "no thread of the library runs");
    }
}
