package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenHealth.Urgency;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** An account of a brand on a platform, as its token stands. */
record Account(TokenHealth health) {
    static final String REFRESH_ERROR = "refreshError";
    private static final String STATUS_NAME = "platformUsername";
    private static final String LAST_USED = "lastUsedAt";
    private static final String ACTIVE = "active";

    private PlatformToken token() {
        return health.token();
    }

    Level level() {
        return Level.of(
                health.urgency(), refreshError().isEmpty() && badStatus().isEmpty());
    }

    boolean needsAttention() {
        return health.needsAttention();
    }

    Optional<String> userId() {
        return token().platformUserId();
    }

    /** The details and the status call have two names for it. */
    Optional<String> username() {
        return token().username().or(() -> more(STATUS_NAME));
    }

    Optional<Instant> expiresAt() {
        return token().expiresAt().map(OffsetDateTime::toInstant);
    }

    /** Whether it is known when it was used last, if ever: only the details say. */
    boolean knowsUse() {
        return token().has(LAST_USED);
    }

    Optional<Instant> lastUsedAt() {
        return token().lastUsedAt().map(OffsetDateTime::toInstant);
    }

    Optional<String> status() {
        return token().status();
    }

    Optional<String> refreshError() {
        return more(REFRESH_ERROR);
    }

    private Optional<String> badStatus() {
        return status().filter(status -> !status.equals(ACTIVE));
    }

    private Optional<String> more(String property) {
        return Optional.ofNullable(token().additionalProperties().get(property)).map(Object::toString);
    }

    /** What a person should know besides the expiry; empty when there is nothing. */
    String note() {
        return refreshError()
                .map(error -> "refresh failed: " + error)
                .or(() -> badStatus().map(status -> "status: " + status))
                .orElse(health.urgency() == Urgency.EXPIRED ? "reconnect" : isUnused() ? "never used" : "");
    }

    private boolean isUnused() {
        return knowsUse() && lastUsedAt().isEmpty();
    }
}
