package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that no client would send, and all that comes back until the server closes the connection. */
final class RawSocket {
    /** Only a server that neither answers nor closes waits for so long. */
    private static final int HUNG_MILLIS = 60_000;

    private RawSocket() {}

    static String send(AutopostingMockServer server, String request) throws IOException {
        return send(server, request.getBytes(StandardCharsets.UTF_8), false);
    }

    /** @param half whether the sending side is closed after the bytes, so that nothing can be waited for */
    static String send(AutopostingMockServer server, byte[] request, boolean half) throws IOException {
        try (Socket socket = open(server)) {
            @Nullable IOException refused = null;
            try {
                socket.getOutputStream().write(request);
                if (half) {
                    socket.shutdownOutput();
                }
            } catch (IOException closedAlready) {
                refused = closedAlready;
            }
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (response.isEmpty() && refused != null) {
                throw refused;
            }
            return response;
        }
    }

    static Socket open(AutopostingMockServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port());
        socket.setSoTimeout(HUNG_MILLIS);
        return socket;
    }
}
