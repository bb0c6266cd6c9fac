package ai.autoposting.sdk.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers every request on kept connections with the same token, at next to no cost. */
final class CannedServer implements AutoCloseable {
    private static final String TOKEN = "{\"tokenId\":\"tok_01HXYZ\",\"platformUserId\":\"x_12345\","
            + "\"username\":\"@acmecorp\",\"scopes\":[\"tweet.read\",\"tweet.write\"],"
            + "\"expiresAt\":\"2025-01-01T00:00:00Z\",\"lastUsedAt\":\"2024-01-10T09:05:00.123Z\",\"status\":\"active\"}";

    private final ServerSocket server;

    private CannedServer(ServerSocket server) {
        this.server = server;
    }

    static CannedServer start() throws IOException {
        CannedServer canned = new CannedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(canned::accept);
        return canned;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) { // the test is over
            return;
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean post = line.startsWith("POST");
                in.skip(headers(in));
                connection.getOutputStream().write(answer(post ? TOKEN : "[" + TOKEN + "]"));
            }
        } catch (IOException closed) { // the test is over
            return;
        }
    }

    /** Reads up to the body, and says how long that is. */
    private static int headers(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return length;
    }

    private static byte[] answer(String data) {
        String body = "{\"success\":true,\"data\":" + data + "}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nX-Request-Id: req_01HXYZ\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "canned server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
