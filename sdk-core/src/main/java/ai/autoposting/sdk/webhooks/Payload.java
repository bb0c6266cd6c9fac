package ai.autoposting.sdk.webhooks;

import ai.autoposting.sdk.json.FreeFormJson;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.webhooks.WebhookException.Reason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a signed body. What is wrong with it is said without a word of it. */
final class Payload {
    private final Map<String, @Nullable Object> properties;

    private Payload(Map<String, @Nullable Object> properties) {
        this.properties = properties;
    }

    static WebhookEvent event(byte[] body, DeliveryHeaders headers) {
        String text = text(body);
        Payload payload = new Payload(object(text));
        return new WebhookEvent(
                payload.required("id", headers.delivery()),
                payload.required("event", headers.event()),
                payload.find("timestamp") instanceof String time ? TimestampText.iso(time) : null,
                payload.find("orgId") instanceof String id ? id : null,
                payload.data(),
                text);
    }

    /** Exactly as the bytes are, or not at all: a decoder that replaces what is wrong would show a text that nobody signed. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw refused("the body is not UTF-8");
        }
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    private static Map<String, @Nullable Object> object(String text) {
        Object value = null;
        try (JsonParser in = JsonCodecs.FACTORY.createParser(text)) {
            // A program that reads the raw body again may take the first of two where this one takes the last.
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                value = FreeFormJson.read(in);
                if (in.nextToken() != null) {
                    throw refused("something follows the JSON object in the body");
                }
            }
        } catch (IOException noJson) { // which quotes the body
            throw refused("the body is not JSON, is nested too deep, or has a name twice");
        }
        if (value == null) {
            throw refused("the body is not a JSON object");
        }
        return (Map<String, @Nullable Object>) value;
    }

    /** The header counts where the body says nothing: it is not signed, the body is. */
    private String required(String name, @Nullable String header) {
        Object value = find(name);
        if (value == null && header != null) {
            return header;
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused("the body has no text called " + name + (value == null ? ", and no header says it" : ""));
    }

    private @Nullable Object find(String name) {
        return properties.get(name);
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    private Map<String, @Nullable Object> data() {
        return find("data") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static WebhookException refused(String problem) {
        return new WebhookException(Reason.NOT_JSON, problem);
    }
}
