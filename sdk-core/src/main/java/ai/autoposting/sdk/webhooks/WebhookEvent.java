package ai.autoposting.sdk.webhooks;

import ai.autoposting.sdk.runtime.Printable;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine delivery says. The same event can be delivered more than once: remember each {@link #id()} that was dealt with.
 *
 * <p>Immutable. {@code toString()} shows id and type only.
 */
public final class WebhookEvent {
    private static final int MAX_SHOWN = 100;

    private final String id;
    private final String type;
    private final @Nullable OffsetDateTime timestamp;
    private final @Nullable String orgId;
    private final Map<String, @Nullable Object> data;
    private final String rawBody;

    WebhookEvent(
            String id,
            String type,
            @Nullable OffsetDateTime timestamp,
            @Nullable String orgId,
            Map<String, @Nullable Object> data,
            String rawBody) {
        this.id = id;
        this.type = type;
        this.timestamp = timestamp;
        this.orgId = orgId;
        this.data = data;
        this.rawBody = rawBody;
    }

    /**
     * The same for every delivery of an event: the body's {@code id}; where it says none, the header {@code X-Autoposting-Delivery},
     * which is not signed, and of which the service does not say whether it stays the same.
     */
    public String id() {
        return id;
    }

    /**
     * What happened: the body's {@code event}; where it says none, the header {@code X-Autoposting-Event}, which is not signed.
     * Documented are {@code post.published}, {@code post.partial}, {@code post.failed}, {@code post.scheduled}, {@code
     * post.cancelled}, {@code clip.render.completed}, {@code clip.render.failed}, {@code agent.run.completed}, {@code
     * agent.run.failed}, {@code token.expired} and {@code webhook.test}; expect others.
     */
    public String type() {
        return type;
    }

    /** The body's {@code timestamp}; empty when it has none, or one that is no date-time of RFC 3339. */
    public Optional<OffsetDateTime> timestamp() {
        return Optional.ofNullable(timestamp);
    }

    /** The body's {@code orgId}; empty when it has none. */
    public Optional<String> orgId() {
        return Optional.ofNullable(orgId);
    }

    /**
     * The body's {@code data}, unmodifiable at every depth; empty when it has none. Values are String, Boolean, Integer, Long,
     * BigInteger, Double, BigDecimal, List, Map or null; a number that is out of all bounds is its text.
     */
    public Map<String, @Nullable Object> data() {
        return data;
    }

    /** The body as it arrived, for what is not in {@link #data()}. */
    public String rawBody() {
        return rawBody;
    }

    @Override
    public String toString() {
        return "WebhookEvent{id=" + Printable.of(id, MAX_SHOWN) + ", type=" + Printable.of(type, MAX_SHOWN) + "}";
    }
}
