package ai.autoposting.sdk.model;

import ai.autoposting.sdk.json.PlatformTokenCodec;
import ai.autoposting.sdk.runtime.Rfc3339;
import ai.autoposting.sdk.runtime.ToString;
import ai.autoposting.sdk.runtime.UnmodifiableCopies;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stored platform token details. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public final class PlatformToken {
    private final @Nullable String tokenId;
    private final @Nullable String platformUserId;
    private final @Nullable String username;
    private final @Nullable List<String> scopes;
    private final @Nullable OffsetDateTime expiresAt;
    private final @Nullable OffsetDateTime lastUsedAt;
    private final @Nullable String status;
    private final Set<String> nulls;
    private final Map<String, @Nullable Object> additionalProperties;

    private PlatformToken(Builder builder) {
        this.tokenId = builder.tokenId;
        this.platformUserId = builder.platformUserId;
        this.username = builder.username;
        this.scopes = builder.scopes == null ? null : UnmodifiableCopies.list(builder.scopes);
        this.expiresAt = builder.expiresAt;
        this.lastUsedAt = builder.lastUsedAt;
        this.status = builder.status;
        this.nulls = builder.nulls;
        this.additionalProperties = builder.additionalProperties == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.additionalProperties));
    }

    /** A builder without properties. None is required. */
    public static Builder builder() {
        return new Builder();
    }

    /** The property {@code tokenId}. For example {@code tok_01HXYZ}. */
    public Optional<String> tokenId() {
        return Optional.ofNullable(tokenId);
    }

    /** The property {@code platformUserId}. For example {@code x_12345}. */
    public Optional<String> platformUserId() {
        return Optional.ofNullable(platformUserId);
    }

    /** The property {@code username}. For example <code>&#64;acmecorp</code>. */
    public Optional<String> username() {
        return Optional.ofNullable(username);
    }

    /**
     * The property {@code scopes}. For example {@code ["tweet.read","tweet.write"]}.
     *
     * @return empty as well when it is missing
     */
    public List<String> scopes() {
        return scopes == null ? List.of() : scopes;
    }

    /** The property {@code expiresAt}. For example {@code 2025-01-01T00:00:00Z}. */
    public Optional<OffsetDateTime> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** The property {@code lastUsedAt}. For example {@code 2024-01-10T09:05:00Z}. */
    public Optional<OffsetDateTime> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    /** The property {@code status}. For example {@code active}. */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    /**
     * Properties that the specification does not name, by their names in JSON. Unmodifiable. A number of more than
     * 1,000 characters, or with an exponent beyond 1,000, is its text.
     */
    public Map<String, @Nullable Object> additionalProperties() {
        return additionalProperties;
    }

    /** Whether the property with this name in JSON is there; one that is explicitly null is. */
    public boolean has(String property) {
        return nulls.contains(property)
                || switch (property) {
                    case "tokenId" -> this.tokenId != null;
                    case "platformUserId" -> this.platformUserId != null;
                    case "username" -> this.username != null;
                    case "scopes" -> this.scopes != null;
                    case "expiresAt" -> this.expiresAt != null;
                    case "lastUsedAt" -> this.lastUsedAt != null;
                    case "status" -> this.status != null;
                    default -> additionalProperties.containsKey(property);
                };
    }

    /** A builder that holds all that this holds. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.tokenId = tokenId;
        builder.platformUserId = platformUserId;
        builder.username = username;
        builder.scopes = scopes;
        builder.expiresAt = expiresAt;
        builder.lastUsedAt = lastUsedAt;
        builder.status = status;
        builder.nulls = nulls;
        builder.additionalProperties = new LinkedHashMap<>(additionalProperties);
        return builder;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static @Nullable PlatformToken fromJson(@Nullable JsonMembers json) {
        return json == null ? null : json.as(PlatformTokenCodec.CODEC);
    }

    @JsonValue
    private JsonTree.Members toJson() {
        return JsonTree.Members.of(this, PlatformTokenCodec.CODEC);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlatformToken that
                && Objects.equals(this.tokenId, that.tokenId)
                && Objects.equals(this.platformUserId, that.platformUserId)
                && Objects.equals(this.username, that.username)
                && Objects.equals(this.scopes, that.scopes)
                && Objects.equals(this.expiresAt, that.expiresAt)
                && Objects.equals(this.lastUsedAt, that.lastUsedAt)
                && Objects.equals(this.status, that.status)
                && nulls.equals(that.nulls)
                && additionalProperties.equals(that.additionalProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                tokenId, platformUserId, username, scopes, expiresAt, lastUsedAt, status, nulls, additionalProperties);
    }

    /** The properties that are there; secrets as {@code ***}, of additional properties the names only. */
    @Override
    public String toString() {
        return new ToString("PlatformToken")
                .property("tokenId", tokenId)
                .property("platformUserId", platformUserId)
                .property("username", username)
                .property("scopes", scopes)
                .property("expiresAt", expiresAt)
                .property("lastUsedAt", lastUsedAt)
                .property("status", status)
                .additional(additionalProperties);
    }

    /** Collects the properties of a {@link PlatformToken}. */
    public static final class Builder {
        private @Nullable String tokenId;
        private @Nullable String platformUserId;
        private @Nullable String username;
        private @Nullable List<String> scopes;
        private @Nullable OffsetDateTime expiresAt;
        private @Nullable OffsetDateTime lastUsedAt;
        private @Nullable String status;
        private Set<String> nulls = Set.of();
        private @Nullable Map<String, @Nullable Object> additionalProperties;

        private Builder() {}

        /** The property {@code tokenId}. For example {@code tok_01HXYZ}. */
        public Builder tokenId(String tokenId) {
            this.tokenId = Objects.requireNonNull(tokenId, "tokenId");
            return this;
        }

        /** The property {@code platformUserId}. For example {@code x_12345}. */
        public Builder platformUserId(String platformUserId) {
            this.platformUserId = Objects.requireNonNull(platformUserId, "platformUserId");
            return this;
        }

        /** The property {@code username}. For example <code>&#64;acmecorp</code>. */
        public Builder username(String username) {
            this.username = Objects.requireNonNull(username, "username");
            return this;
        }

        /** The property {@code scopes}. For example {@code ["tweet.read","tweet.write"]}. */
        public Builder scopes(List<String> scopes) {
            this.scopes = Objects.requireNonNull(scopes, "scopes");
            return this;
        }

        /** The property {@code expiresAt}. For example {@code 2025-01-01T00:00:00Z}. */
        public Builder expiresAt(OffsetDateTime expiresAt) {
            this.expiresAt = Rfc3339.writable(expiresAt, "expiresAt");
            nulls = UnmodifiableCopies.without(nulls, "expiresAt");
            return this;
        }

        /** Sends {@code expiresAt} as null, which is not the same as leaving it out. */
        public Builder clearExpiresAt() {
            this.expiresAt = null;
            nulls = UnmodifiableCopies.with(nulls, "expiresAt");
            return this;
        }

        /** The property {@code lastUsedAt}. For example {@code 2024-01-10T09:05:00Z}. */
        public Builder lastUsedAt(OffsetDateTime lastUsedAt) {
            this.lastUsedAt = Rfc3339.writable(lastUsedAt, "lastUsedAt");
            nulls = UnmodifiableCopies.without(nulls, "lastUsedAt");
            return this;
        }

        /** Sends {@code lastUsedAt} as null, which is not the same as leaving it out. */
        public Builder clearLastUsedAt() {
            this.lastUsedAt = null;
            nulls = UnmodifiableCopies.with(nulls, "lastUsedAt");
            return this;
        }

        /** The property {@code status}. For example {@code active}. */
        public Builder status(String status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Sets a property that the specification does not name.
         *
         * @param value null, or a String, Boolean, Number, List or Map of such
         * @throws IllegalArgumentException when the value is of another class, is nested deeper than 500 levels or part
         *     of itself, or the property has a setter of its own
         */
        public Builder additionalProperty(String property, @Nullable Object value) {
            switch (Objects.requireNonNull(property, "property")) {
                case "tokenId", "platformUserId", "username", "scopes", "expiresAt", "lastUsedAt", "status" ->
                    throw new IllegalArgumentException(property + " has a setter of its own");
                default -> {
                    if (additionalProperties == null) {
                        additionalProperties = new LinkedHashMap<>();
                    }
                    additionalProperties.put(property, UnmodifiableCopies.freeForm(value));
                }
            }
            return this;
        }

        /** The object of these properties, which later changes of this builder leave as it is. */
        public PlatformToken build() {
            return new PlatformToken(this);
        }

        /** Builds without asking for what is required, as a response is read: for a test's own responses. */
        public PlatformToken buildPartial() {
            return new PlatformToken(this);
        }
    }
}
