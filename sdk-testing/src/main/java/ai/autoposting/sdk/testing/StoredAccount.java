package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.PlatformToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * An account as the service keeps it.
 *
 * @param token what the details show
 * @param isRefreshable whether there is a refresh token
 * @param refreshFailure why it is dead, if it is
 */
record StoredAccount(
        PlatformToken token, boolean isRefreshable, Instant connectedAt, Optional<RefreshFailure> refreshFailure) {
    /** Why and when the last refresh failed. */
    record RefreshFailure(String error, Instant at) {}

    /** What a {@link Fleet} says of an account beside its token. */
    static final List<String> OF_ITS_LIFE = List.of("refreshable", "connectedAt", "refreshError", "refreshFailedAt");

    static StoredAccount of(PlatformToken token, boolean isRefreshable, Instant connectedAt) {
        return new StoredAccount(token, isRefreshable, connectedAt, Optional.empty());
    }

    /** @param life as {@link #life()} makes it; what is left out: refreshable, and everything else as of now */
    static StoredAccount of(PlatformToken token, JsonNode life, Instant now) {
        Optional<RefreshFailure> failure = life.has("refreshError")
                ? Optional.of(
                        new RefreshFailure(life.get("refreshError").asText(), instant(life, "refreshFailedAt", now)))
                : Optional.empty();
        return new StoredAccount(
                token, life.path("refreshable").asBoolean(true), instant(life, "connectedAt", now), failure);
    }

    private static Instant instant(JsonNode life, String name, Instant otherwise) {
        return life.has(name) ? Instant.parse(life.get(name).asText()) : otherwise;
    }

    ObjectNode life() {
        ObjectNode life = JsonNodeFactory.instance
                .objectNode()
                .put("refreshable", isRefreshable)
                .put("connectedAt", connectedAt.toString());
        refreshFailure.ifPresent(failure -> life.put("refreshError", failure.error())
                .put("refreshFailedAt", failure.at().toString()));
        return life;
    }

    /** Alive, with this expiry. */
    StoredAccount expiringAt(Instant expiry) {
        OffsetDateTime expiresAt = expiry.atOffset(ZoneOffset.UTC);
        return of(token.toBuilder().expiresAt(expiresAt).build(), isRefreshable, connectedAt);
    }

    StoredAccount failed(String error, Instant at) {
        return new StoredAccount(token, isRefreshable, connectedAt, Optional.of(new RefreshFailure(error, at)));
    }

    Optional<Instant> expiry() {
        return token.expiresAt().map(OffsetDateTime::toInstant);
    }

    String userId() {
        return token.platformUserId().orElseThrow();
    }

    boolean isDead(Instant now) {
        return refreshFailure.isPresent()
                || expiry().filter(expiry -> !expiry.isAfter(now)).isPresent();
    }
}
