package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Requests that our client would never send. */
final class RawCall {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AutopostingMockServer server;
    private final HttpRequest.Builder request;

    private RawCall(AutopostingMockServer server, String method, String path, String body) {
        this.server = server;
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    /** @param path from the root: {@code /api-proxy/…} */
    static RawCall of(AutopostingMockServer server, String method, String path, String body) {
        return new RawCall(server, method, path, body);
    }

    static HttpResponse<String> get(AutopostingMockServer server, String path) throws Exception {
        return of(server, "GET", "/api-proxy" + path, "").withKey().send();
    }

    static HttpResponse<String> post(AutopostingMockServer server, String path, String json) throws Exception {
        return of(server, "POST", "/api-proxy" + path, json)
                .withKey()
                .header("Content-Type", "application/json")
                .send();
    }

    RawCall withKey() {
        return header("x-api-key", server.apiKey());
    }

    RawCall header(String name, String value) {
        request.header(name, value);
        return this;
    }

    HttpResponse<String> send() throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** All that the server says until it closes the connection; with the server's key. */
    static String untilTheEnd(AutopostingMockServer server, String requestLine) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = requestLine + "\r\nHost: localhost\r\nx-api-key: " + server.apiKey() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
