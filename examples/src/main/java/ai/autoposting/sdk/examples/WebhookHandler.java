package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookException;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.Consumer;

/** The receiver of webhooks in docs/webhooks.md on the JDK's own server. */
final class WebhookHandler implements HttpHandler {
    private final WebhookVerifier verifier;
    private final Consumer<WebhookEvent> events;

    WebhookHandler(WebhookVerifier verifier, Consumer<WebhookEvent> events) {
        this.verifier = verifier;
        this.events = events;
    }

    // snippet: webhook-http-server
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(WebhookVerifier.MAX_BODY_BYTES + 1);
        int status = 204;
        try {
            events.accept(verifier.verify(exchange.getRequestHeaders(), body));
        } catch (WebhookException refused) {
            status = 400;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
    // end
}
