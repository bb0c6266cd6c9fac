package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.model.PlatformToken;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How urgent a stored token is at an instant.
 *
 * <p>The service refreshes tokens by itself 10 minutes before they expire, where it can; so an expiry that is near says that one
 * should look, not that the next post fails.
 */
public final class TokenHealth {
    private static final String ACTIVE = "active";

    private final PlatformToken token;
    private final @Nullable Duration left;
    private final Urgency urgency;

    /** How soon a token expires, the most urgent first. The upper bounds are inclusive. */
    public enum Urgency {
        /** It has expired, at this very instant perhaps. */
        EXPIRED(Duration.ZERO),
        /** Within 24 hours. */
        WITHIN_A_DAY(Duration.ofDays(1)),
        /** Within 7 days. */
        WITHIN_A_WEEK(Duration.ofDays(7)),
        /** Within 30 days. */
        WITHIN_A_MONTH(Duration.ofDays(30)),
        /** After more than 30 days. */
        LATER(null),
        /** The service says no expiry. */
        NO_EXPIRY(null);

        private final @Nullable Duration atMost;

        Urgency(@Nullable Duration atMost) {
            this.atMost = atMost;
        }

        private static Urgency of(@Nullable Duration left) {
            if (left == null) {
                return NO_EXPIRY;
            }
            for (Urgency each : values()) {
                if (each.atMost == null || left.compareTo(each.atMost) <= 0) {
                    return each;
                }
            }
            return LATER;
        }
    }

    private TokenHealth(PlatformToken token, @Nullable Duration left) {
        this.token = token;
        this.left = left;
        this.urgency = Urgency.of(left);
    }

    /**
     * How urgent this token is at this instant. The answer does not change as time goes by.
     *
     * @param now the instant at which it is judged, such as {@code Instant.now()}
     */
    public static TokenHealth of(PlatformToken token, Instant now) {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(now, "now");
        Duration left = token.expiresAt()
                .map(OffsetDateTime::toInstant)
                .map(expiry -> Duration.between(now, expiry))
                .orElse(null);
        return new TokenHealth(token, left);
    }

    /** The token that was judged. */
    public PlatformToken token() {
        return token;
    }

    /** How soon it expires, by its {@code expiresAt} alone: what else is wrong with it, {@link #needsAttention()} says. */
    public Urgency urgency() {
        return urgency;
    }

    /** The time until it expires, negative when that is past; empty when the service says no expiry. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(left);
    }

    /**
     * Whether somebody should look at it: it has expired, expires within a day, has a status that is not {@code active} (which
     * others there are is not documented), or its last refresh failed, which {@link TokenSurvey#byStatus()} shows as {@code
     * refreshError}.
     */
    public boolean needsAttention() {
        return urgency == Urgency.EXPIRED
                || urgency == Urgency.WITHIN_A_DAY
                || token.status().filter(status -> !status.equals(ACTIVE)).isPresent()
                || token.additionalProperties().get("refreshError") != null;
    }

    @Override
    public String toString() {
        return "TokenHealth{" + urgency + ", timeLeft=" + left + ", needsAttention=" + needsAttention() + "}";
    }
}
