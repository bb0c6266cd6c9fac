package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.CollectionUtils;

/** The receivers in docs/webhooks.md take what the service has signed, and nothing else. */
final class WebhookReceiversTest {
    private static final String SECRET = "whsec_1";

    private final AutopostingMockServer server = AutopostingMockServer.start();
    private final WebhookVerifier verifier =
            WebhookVerifier.of("whsec_2", SECRET).clock(Clock.fixed(server.now(), ZoneOffset.UTC));
    private final List<WebhookEvent> events = new ArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/autoposting", new WebhookHandler(verifier, events::add));
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        server.close();
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private int deliver(String json, String secret) {
        return server.deliver(URI.create("http://127.0.0.1:" + port() + "/autoposting"), json, secret);
    }

    @Test
    void theHandlerTakesWhatIsGenuineHoweverOftenItComes() {
        String json = server.webhook("token.expired", "{\"platform\":\"x\"}");
        assertThat(deliver(json, SECRET)).isEqualTo(204);
        assertThat(deliver(json, SECRET)).isEqualTo(204);
        assertThat(events).extracting(WebhookEvent::id).containsExactly("evt_000001", "evt_000001");
        assertThat(events).extracting(WebhookEvent::type).containsOnly("token.expired");
    }

    @Test
    void theHandlerRefusesWhatIsForgedStaleTooLargeOrNoJson() {
        assertThat(deliver(server.webhook("token.expired", "{}"), "guessed")).isEqualTo(400);
        assertThat(deliver("no json", SECRET)).isEqualTo(400);
        assertThat(deliver(server.webhook("token.expired", '"' + "x".repeat(1 << 20) + '"'), SECRET))
                .isEqualTo(400);
        server.advance(Duration.ofMinutes(6));
        assertThat(deliver(server.webhook("token.expired", "{}"), SECRET)).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @Test
    void theHandlerEchoesNothing() throws IOException {
        String json = server.webhook("token.expired", "{\"text\":\"private\"}");
        assertThat(answer(json, SECRET)).startsWith("HTTP/1.1 204 ").doesNotContain("private", "evt_", "token.expired");
        assertThat(answer(json, "guessed"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n")
                .doesNotContain("private", "evt_", "token.expired", "ignature");
    }

    /** All of the response, as it comes over the wire. */
    private String answer(String json, String secret) throws IOException {
        StringBuilder request =
                new StringBuilder("POST /autoposting HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        server.sign(json, secret)
                .forEach((name, values) ->
                        request.append(name).append(": ").append(values.get(0)).append("\r\n"));
        request.append("Content-Length: ")
                .append(json.length())
                .append("\r\n\r\n")
                .append(json);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theControllerTakesWhatIsGenuineOnly() throws IOException {
        WebhookController controller = new WebhookController(verifier, events::add);
        String json = server.webhook("token.expired", "{}");
        InputStream body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        assertThat(controller
                        .receive(CollectionUtils.toMultiValueMap(server.sign(json, SECRET)), body)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(controller
                        .receive(
                                CollectionUtils.toMultiValueMap(server.sign(json, SECRET)),
                                InputStream.nullInputStream())
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(events).hasSize(1);
    }
}
