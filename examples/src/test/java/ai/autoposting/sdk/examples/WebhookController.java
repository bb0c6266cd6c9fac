package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookException;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The receiver of webhooks in docs/webhooks.md as a controller of Spring MVC. */
@RestController
final class WebhookController {
    private final WebhookVerifier verifier;
    private final Consumer<WebhookEvent> events;

    WebhookController(WebhookVerifier verifier, Consumer<WebhookEvent> events) {
        this.verifier = verifier;
        this.events = events;
    }

    // snippet: webhook-spring
    @PostMapping("/autoposting") // the body as a stream: Spring must not read it as JSON
    ResponseEntity<Void> receive(@RequestHeader MultiValueMap<String, String> headers, InputStream body)
            throws IOException {
        try {
            events.accept(verifier.verify(headers, body.readNBytes(WebhookVerifier.MAX_BODY_BYTES + 1)));
            return ResponseEntity.noContent().build();
        } catch (WebhookException refused) {
            return ResponseEntity.badRequest().build();
        }
    }
    // end
}
