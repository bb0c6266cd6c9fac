package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests, all of them wrong or nearly so: each is answered or let go, and nothing is left behind, printed or logged. */
@Timeout(240)
class RandomRequestsTest {
    private static final int REQUESTS = Integer.getInteger("mock.random.requests", 2_000);
    private static final String SECRET = "ya29.TOP-SECRET";
    private static final List<String> GOOD = List.of(
            "GET /api-proxy/brands/a/tokens/x?access_token=" + SECRET
                    + " HTTP/1.1\r\nHost: h\r\nx-api-key: sk-social-mock\r\n\r\n",
            "POST /api-proxy/brands/a/tokens HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sk-social-mock\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 73\r\n\r\n"
                    + "{\"platform\":\"x\",\"accessToken\":\"" + SECRET + "\",\"platformUserId\":\"u_123\"}",
            "POST /api-proxy/brands/a/tokens HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sk-social-mock\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"platform\":\"x\",\r\n"
                    + "3C\r\n\"accessToken\":\"" + SECRET + "\",\"platformUserId\":\"u_1\"}     \r\n0\r\n\r\n",
            "HEAD /?password=" + SECRET
                    + " HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc");
    private static final List<String> CRUMBS = List.of(
            "\r\n",
            "\n",
            "\r",
            " ",
            ":",
            "\u0000",
            "\t",
            "%",
            "%zz",
            "?",
            "&=",
            "\u00e9",
            "\"",
            "\\u",
            "{",
            "[",
            "}",
            "]",
            ",",
            "-1",
            "00",
            "1e99999999999",
            "9223372036854775808",
            "0x",
            "HTTP/1.0",
            "HTTP/3",
            "Content-Length: ",
            "Content-Length: 61, 61\r\n",
            "Transfer-Encoding: gzip\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Host: x\r\n",
            "Expect: x\r\n",
            "0\r\n\r\n",
            "GET ",
            "CONNECT ");

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    @Test
    void nothingHangsNothingIsLeftAndNothingIsPrinted() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        Handler handler = recorder();
        AutopostingMockServer server = AutopostingMockServer.start();
        try {
            PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
            System.setOut(both);
            System.setErr(both);
            root.addHandler(handler);
            root.setLevel(Level.ALL);
            attack(server);
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

    private static void attack(AutopostingMockServer server) throws Exception {
        Random random = new Random(11);
        send(server, random); // what the first request opens once and for all is no leftover
        letConnectionsEnd(server);
        int descriptors = Leftovers.descriptors();
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < REQUESTS; i++) {
            String response = send(server, random);
            if (!response.isEmpty() && !response.startsWith("HTTP/1.1 ")
                    || response.contains("HTTP/1.1 5")
                            && !response.contains("HTTP/1.1 501 ")
                            && !response.contains("HTTP/1.1 505 ")) {
                wrong.add(i + ": " + response);
            }
        }
        assertThat(wrong).isEmpty();
        letConnectionsEnd(server);
        assertThat(Leftovers.connections(server.port())).isEmpty();
        assertThat(Leftovers.descriptors()).isLessThanOrEqualTo(descriptors);
        String shown = server.requests().toString() + server.violations();
        assertThat(shown.contains("sk-social-mock")).isFalse();
    }

    private static void letConnectionsEnd(AutopostingMockServer server) throws InterruptedException {
        for (Thread connection : Leftovers.connections(server.port())) {
            connection.join();
        }
    }

    /** All that was answered, since whoever sends ends its side too; every tenth leaves without listening. */
    private static String send(AutopostingMockServer server, Random random) throws IOException {
        byte[] request = request(random);
        if (random.nextInt(10) == 0) {
            try (Socket socket = RawSocket.open(server)) {
                socket.getOutputStream().write(request);
                return "";
            }
        }
        return RawSocket.send(server, request, true);
    }

    private static byte[] request(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pipelined = random.nextInt(3); pipelined >= 0; pipelined--) {
            text.append(GOOD.get(random.nextInt(GOOD.size())));
        }
        for (int change = random.nextInt(5); change >= 0; change--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, CRUMBS.get(random.nextInt(CRUMBS.size())));
                case 2 -> text.replace(from, to, CRUMBS.get(random.nextInt(CRUMBS.size())));
                default -> text.setLength(random.nextInt(8) == 0 ? from : text.length());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
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
