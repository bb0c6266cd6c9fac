package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request written by hand, for what no client would send or notice. */
final class RawCall {
    private RawCall() {}

    /** All that the server says until it closes the connection; with the server's key. */
    static String untilTheEnd(AutopostingMockServer server, String requestLine) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = requestLine + "\r\nHost: localhost\r\nx-api-key: " + server.apiKey() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
