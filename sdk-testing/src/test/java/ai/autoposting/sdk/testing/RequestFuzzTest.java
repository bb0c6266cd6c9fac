package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever a client sends: it is answered or let go, nothing is left behind, printed or logged, and the next good request is served.
 * {@code -Dfuzz.requests=100000} tries more than the build does; {@code -Dfuzz.first=…} begins at another number. One that fails is
 * written to the corpus, all of which each build tries again.
 */
@Timeout(3_600)
class RequestFuzzTest {
    private static final long REQUESTS = Long.getLong("fuzz.requests", 500);
    private static final long FIRST = Long.getLong("fuzz.first", 1);
    private static final Path CORPUS = Path.of("src/test/resources/fuzz-corpus");
    private static final int CALLERS = 4;
    private static final String GOOD = String.join(
            "\r\n",
            "GET /api-proxy/brands/a/tokens/x HTTP/1.1",
            "Host: h",
            "x-api-key: sk-social-mock",
            "Connection: close",
            "",
            "");

    /** What a request that does not become complete has: whoever waits for its end waits as long. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    /** One request, and what its sender does then. */
    private interface Attack {
        void on(AutopostingMockServer server) throws Exception;
    }

    @Test
    void nothingHangsNothingIsLeftAndNothingIsPrinted() throws Exception {
        AtomicLong next = new AtomicLong(FIRST);
        attackQuietly(server -> {
            for (long number = next.getAndIncrement(); number < FIRST + REQUESTS; number = next.getAndIncrement()) {
                byte[] request = RandomRequests.request(number);
                try {
                    send(server, request, RandomRequests.then(number));
                } catch (Exception | AssertionError failure) {
                    throw new AssertionError(kept(number, request), failure);
                }
            }
        });
    }

    @Test
    void whatEverFailedFailsNoMore() throws Exception {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(CORPUS)) {
            corpus = files.filter(file -> file.toString().endsWith(".http"))
                    .sorted()
                    .toList();
        }
        assertThat(corpus).hasSizeGreaterThan(10);
        AtomicLong next = new AtomicLong();
        attackQuietly(server -> {
            for (long at = next.getAndIncrement(); at < corpus.size(); at = next.getAndIncrement()) {
                Path file = corpus.get((int) at);
                for (RandomRequests.Then then : RandomRequests.Then.values()) {
                    try {
                        send(server, Files.readAllBytes(file), then);
                    } catch (Exception | AssertionError failure) {
                        throw new AssertionError(file + ", whose sender " + then, failure);
                    }
                }
            }
        });
    }

    private static String kept(long number, byte[] request) throws IOException {
        Files.createDirectories(CORPUS);
        Path kept = Files.write(CORPUS.resolve("request-" + number + ".http"), request);
        return "request " + number + ", kept as " + kept
                + "; to try it again: mvn -pl sdk-testing -am verify -Dtest=RequestFuzzTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.requests=1 -Dfuzz.first=" + number;
    }

    private void attackQuietly(Attack attack) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        Handler handler = recorder();
        AutopostingMockServer server = AutopostingMockServer.builder()
                .with(settings -> settings.requestTimeout = PATIENCE)
                .start();
        try {
            PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
            System.setOut(both);
            System.setErr(both);
            root.addHandler(handler);
            root.setLevel(Level.ALL);
            attack(server, attack);
        } finally {
            root.setLevel(level);
            root.removeHandler(handler);
            System.setOut(out);
            System.setErr(err);
            server.close();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(String.join("\n", logged)).doesNotContain("TOP-SECRET", "sk-social-mock");
    }

    private Handler recorder() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getLoggerName() + " " + entry.getMessage() + " " + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        return handler;
    }

    private static void attack(AutopostingMockServer server, Attack attack) throws Exception {
        RawSocket.send(server, GOOD); // what the first request opens once and for all is no leftover
        letConnectionsEnd(server);
        int descriptors = Leftovers.descriptors();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> {
                    attack.on(server);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
        String shown = server.requests().toString() + server.violations();
        assertThat(shown.contains("sk-social-mock")).isFalse();
        server.reset(); // a door for tests can have been told of faults
        assertThat(RawSocket.send(server, GOOD)).startsWith("HTTP/1.1 200 ");
        letConnectionsEnd(server);
        assertThat(Leftovers.connections(server.port())).isEmpty();
        assertThat(Leftovers.descriptors()).isLessThanOrEqualTo(descriptors);
    }

    private static void letConnectionsEnd(AutopostingMockServer server) throws InterruptedException {
        for (Thread connection : Leftovers.connections(server.port())) {
            connection.join();
        }
    }

    /** What comes back is responses, none of them a failure of the server's. */
    private static void send(AutopostingMockServer server, byte[] request, RandomRequests.Then then)
            throws IOException {
        switch (then) {
            case LISTENS -> check(RawSocket.send(server, request, true));
            case WAITS -> check(first(server, request));
            default -> {
                try (Socket socket = RawSocket.open(server)) {
                    socket.getOutputStream().write(request);
                }
            }
        }
    }

    /** The first that comes; nothing when the server closes, or nothing has been asked. */
    private static String first(AutopostingMockServer server, byte[] request) throws IOException {
        try (Socket socket = RawSocket.open(server)) {
            socket.getOutputStream().write(request);
            if (new String(request, StandardCharsets.ISO_8859_1).isBlank()) {
                return "";
            }
            InputStream in = socket.getInputStream();
            byte[] some = new byte[4_096];
            return new String(some, 0, Math.max(0, in.read(some)), StandardCharsets.UTF_8);
        }
    }

    private static void check(String response) {
        if (!response.isEmpty()) {
            assertThat(response).startsWith("HTTP/1.1 ");
        }
        assertThat(response.replaceAll("HTTP/1.1 (501|505) ", "")).doesNotContain("HTTP/1.1 5");
    }

    /** The kinds of request after which a socket was once left open, a hundred times each. */
    @Test
    void threeHundredBadRequestsLeaveNoDescriptorAndNoThread() throws Exception {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            RawSocket.send(server, "warm up\r\n\r\n");
            letConnectionsEnd(server);
            int before = Leftovers.descriptors();
            String start = "GET /api-proxy/brands/a/tokens/x HTTP/1.1\r\nHost: h\r\nx-api-key: sk-social-mock\r\n";
            for (int i = 0; i < 100; i++) {
                for (String rest : List.of(
                        "Connection: close\r\nContent-Length: 5\r\n\r\nhello",
                        "Content-Length: five\r\n\r\n",
                        "Transfer-Encoding: chunked\r\n\r\nxyz\r\n")) {
                    assertThat(RawSocket.send(server, start + rest)).startsWith("HTTP/1.1 ");
                }
            }
            letConnectionsEnd(server);
            assertThat(Leftovers.connections(server.port())).isEmpty();
            assertThat(Leftovers.descriptors()).isLessThanOrEqualTo(before);
        }
    }
}
