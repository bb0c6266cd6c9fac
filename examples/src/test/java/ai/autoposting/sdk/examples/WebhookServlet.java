package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookException;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The receiver of webhooks in docs/webhooks.md as a servlet. */
final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient WebhookVerifier verifier;
    private final transient Consumer<WebhookEvent> events;

    WebhookServlet(WebhookVerifier verifier, Consumer<WebhookEvent> events) {
        this.verifier = verifier;
        this.events = events;
    }

    // snippet: webhook-servlet
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        byte[] body = request.getInputStream().readNBytes(WebhookVerifier.MAX_BODY_BYTES + 1);
        try {
            events.accept(verifier.verify(headers, body));
            response.setStatus(204);
        } catch (WebhookException refused) {
            response.setStatus(400);
        }
    }
    // end
}
