package ai.autoposting.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookException;
import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are signed and delivered as the service does it. */
class WebhooksTest {
    private static final String SECRET = "whsec_1";

    private final AutopostingMockServer server = AutopostingMockServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private WebhookVerifier verifier() {
        return WebhookVerifier.of(SECRET).clock(Clock.fixed(server.now(), ZoneOffset.UTC));
    }

    private WebhookEvent verify(Map<String, List<String>> headers, String json) {
        return verifier().verify(headers, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEventLooksLikeTheDocumentedOne() {
        assertThat(server.webhook("token.expired", "{\"platform\": \"x\"}"))
                .isEqualTo("{\"id\":\"evt_000001\",\"event\":\"token.expired\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                        + "\"orgId\":\"org_mock\",\"data\":{\"platform\":\"x\"}}");
        assertThat(server.webhook("webhook.test", "{}")).startsWith("{\"id\":\"evt_000002\"");
        server.reset();
        assertThat(server.webhook("webhook.test", "{}")).startsWith("{\"id\":\"evt_000001\"");
        assertThatThrownBy(() -> server.webhook("webhook.test", "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataJson must be JSON");
    }

    @Test
    void aSignedEventIsGenuineOnTheServersClock() {
        server.advance(Duration.ofDays(7).plusMillis(999));
        String json = server.webhook("post.failed", "{\"text\":\"grüße 😀\"}");
        Map<String, List<String>> headers = server.sign(json, SECRET);
        assertThat(headers)
                .containsOnlyKeys(
                        "X-Autoposting-Delivery",
                        "X-Autoposting-Event",
                        "X-Autoposting-Signature",
                        "X-Autoposting-Timestamp")
                .containsEntry("X-Autoposting-Delivery", List.of("evt_000001"))
                .containsEntry("X-Autoposting-Event", List.of("post.failed"))
                .containsEntry("x-autoposting-timestamp", List.of("1767830400"));
        assertThat(verify(headers, json))
                .extracting(WebhookEvent::id, WebhookEvent::type, WebhookEvent::data)
                .containsExactly("evt_000001", "post.failed", Map.of("text", "grüße 😀"));

        server.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> verify(headers, json))
                .isInstanceOfSatisfying(
                        WebhookException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STALE));
        assertThat(verify(server.sign(json, SECRET), json).id()).isEqualTo("evt_000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"id\":5,\"event\":{}}", "{\"id\":\"ä\",\"event\":\"a\\nb\"}"})
    void whateverIsSignedHasFourHeadersThatCanBeSent(String json) {
        assertThat(server.sign(json, SECRET))
                .hasSize(4)
                .containsEntry("X-Autoposting-Delivery", List.of("evt_000001"))
                .containsEntry("X-Autoposting-Event", List.of("webhook.test"));
    }

    @Test
    void aBlankSecretIsRefused() {
        assertThatThrownBy(() -> server.sign("{}", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secret must not be blank");
    }

    @Test
    void aDeliveryArrivesAsItWasSignedAndGivesTheStatus() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<WebhookEvent> events = new ArrayList<>();
        receiver.createContext("/hooks", exchange -> {
            events.add(verifier()
                    .verify(
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readAllBytes()));
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            assertThat(exchange.getRequestHeaders().get("Content-Type")).containsExactly("application/json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(events.size() == 1 ? 307 : 204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI target = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks?a=b");
            String json = server.webhook("token.expired", "{\"text\":\"ü\"}");
            assertThat(server.deliver(target, json, SECRET)).isEqualTo(307); // not followed, and not repeated
            assertThat(server.deliver(target, json, SECRET)).isEqualTo(204);
        } finally {
            receiver.stop(0);
        }
        assertThat(events).extracting(WebhookEvent::id).containsExactly("evt_000001", "evt_000001");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hooks",
                "https://192.0.2.1/",
                "http://127.0.0.1.example.com/",
                "http://localhost.example.com/",
                "http://127.0.0.1@example.com/",
                "http://[2001:db8::1]/",
                "ftp://127.0.0.1/",
                "file:///hooks",
                "mailto:a@localhost",
                "/hooks"
            })
    void nothingIsDeliveredOffThisMachine(String target) {
        assertThatThrownBy(() -> server.deliver(URI.create(target), "{}", SECRET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("target must be http(s):// to localhost");
    }

    @Test
    void aReceiverThatIsNotThereIsAnUncheckedIoException() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> server.deliver(URI.create("http://localhost:" + free), "{}", SECRET))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anInterruptEndsADeliveryAndStaysSet() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(
                            () -> server.deliver(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "{}", SECRET))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theServersClockIsTheGivenOne() {
        try (AutopostingMockServer now =
                AutopostingMockServer.builder().clock(Clock.systemUTC()).start()) {
            String json = now.webhook("webhook.test", "{}");
            assertThat(WebhookVerifier.of(SECRET)
                            .verify(now.sign(json, SECRET), json.getBytes(StandardCharsets.UTF_8))
                            .timestamp()
                            .orElseThrow()
                            .toInstant())
                    .isBeforeOrEqualTo(Instant.now());
        }
    }
}
