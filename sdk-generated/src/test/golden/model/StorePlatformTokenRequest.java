package ai.autoposting.sdk.model;

import ai.autoposting.sdk.json.StorePlatformTokenRequestCodec;
import ai.autoposting.sdk.runtime.Rfc3339;
import ai.autoposting.sdk.runtime.ToString;
import ai.autoposting.sdk.runtime.UnmodifiableCopies;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request of {@code storePlatformToken}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public final class StorePlatformTokenRequest {
    private final @Nullable Platform platform;
    private final @Nullable String accessToken;
    private final @Nullable String refreshToken;
    private final @Nullable String platformUserId;
    private final @Nullable OffsetDateTime expiresAt;
    private final Map<String, @Nullable Object> additionalProperties;

    private StorePlatformTokenRequest(Builder builder) {
        this.platform = builder.platform;
        this.accessToken = builder.accessToken;
        this.refreshToken = builder.refreshToken;
        this.platformUserId = builder.platformUserId;
        this.expiresAt = builder.expiresAt;
        this.additionalProperties = builder.additionalProperties == null
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(builder.additionalProperties));
    }

    /** A builder without properties. Its {@code build()} asks for those that are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Platform identifier.
     *
     * <p>Example: {@code x}
     *
     * @throws IllegalStateException when it is missing, although the specification requires it
     */
    public Platform platform() {
        if (platform == null) {
            throw new IllegalStateException(
                    "platform is missing: the specification requires it, the service left it out");
        }
        return platform;
    }

    /**
     * Platform access token.
     *
     * <p>Example: {@code ya29.a0...}
     *
     * @throws IllegalStateException when it is missing, although the specification requires it
     */
    public String accessToken() {
        if (accessToken == null) {
            throw new IllegalStateException(
                    "accessToken is missing: the specification requires it, the service left it out");
        }
        return accessToken;
    }

    /** Platform refresh token (if applicable). */
    public Optional<String> refreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    /**
     * User/page ID on the platform.
     *
     * <p>Example: {@code x_12345}
     *
     * @throws IllegalStateException when it is missing, although the specification requires it
     */
    public String platformUserId() {
        if (platformUserId == null) {
            throw new IllegalStateException(
                    "platformUserId is missing: the specification requires it, the service left it out");
        }
        return platformUserId;
    }

    /**
     * Token expiry datetime.
     *
     * <p>Example: {@code 2025-01-01T00:00:00Z}
     */
    public Optional<OffsetDateTime> expiresAt() {
        return Optional.ofNullable(expiresAt);
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
        return switch (property) {
            case "platform" -> this.platform != null;
            case "accessToken" -> this.accessToken != null;
            case "refreshToken" -> this.refreshToken != null;
            case "platformUserId" -> this.platformUserId != null;
            case "expiresAt" -> this.expiresAt != null;
            default -> additionalProperties.containsKey(property);
        };
    }

    /** A builder that holds all that this holds. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.platform = platform;
        builder.accessToken = accessToken;
        builder.refreshToken = refreshToken;
        builder.platformUserId = platformUserId;
        builder.expiresAt = expiresAt;
        builder.additionalProperties = new LinkedHashMap<>(additionalProperties);
        return builder;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static @Nullable StorePlatformTokenRequest fromJson(@Nullable JsonMembers json) {
        return json == null ? null : json.as(StorePlatformTokenRequestCodec.CODEC);
    }

    @JsonValue
    private JsonTree.Members toJson() {
        return JsonTree.Members.of(this, StorePlatformTokenRequestCodec.CODEC);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StorePlatformTokenRequest that
                && Objects.equals(this.platform, that.platform)
                && Objects.equals(this.accessToken, that.accessToken)
                && Objects.equals(this.refreshToken, that.refreshToken)
                && Objects.equals(this.platformUserId, that.platformUserId)
                && Objects.equals(this.expiresAt, that.expiresAt)
                && additionalProperties.equals(that.additionalProperties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(platform, accessToken, refreshToken, platformUserId, expiresAt, additionalProperties);
    }

    /** The properties that are there; secrets as {@code ***}, of additional properties the names only. */
    @Override
    public String toString() {
        return new ToString("StorePlatformTokenRequest")
                .property("platform", platform)
                .secret("accessToken", accessToken)
                .secret("refreshToken", refreshToken)
                .property("platformUserId", platformUserId)
                .property("expiresAt", expiresAt)
                .additional(additionalProperties);
    }

    /** Collects the properties of a {@link StorePlatformTokenRequest}. */
    public static final class Builder {
        private @Nullable Platform platform;
        private @Nullable String accessToken;
        private @Nullable String refreshToken;
        private @Nullable String platformUserId;
        private @Nullable OffsetDateTime expiresAt;
        private @Nullable Map<String, @Nullable Object> additionalProperties;

        private Builder() {}

        /**
         * Platform identifier.
         *
         * <p>Example: {@code x}
         *
         * <p>Required.
         */
        public Builder platform(Platform platform) {
            this.platform = Objects.requireNonNull(platform, "platform");
            return this;
        }

        /**
         * Platform access token.
         *
         * <p>Example: {@code ya29.a0...}
         *
         * <p>Required.
         */
        public Builder accessToken(String accessToken) {
            this.accessToken = Objects.requireNonNull(accessToken, "accessToken");
            return this;
        }

        /** Platform refresh token (if applicable). */
        public Builder refreshToken(String refreshToken) {
            this.refreshToken = Objects.requireNonNull(refreshToken, "refreshToken");
            return this;
        }

        /**
         * User/page ID on the platform.
         *
         * <p>Example: {@code x_12345}
         *
         * <p>Required.
         */
        public Builder platformUserId(String platformUserId) {
            this.platformUserId = Objects.requireNonNull(platformUserId, "platformUserId");
            return this;
        }

        /**
         * Token expiry datetime.
         *
         * <p>Example: {@code 2025-01-01T00:00:00Z}
         */
        public Builder expiresAt(OffsetDateTime expiresAt) {
            this.expiresAt = Rfc3339.writable(expiresAt, "expiresAt");
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
                case "platform", "accessToken", "refreshToken", "platformUserId", "expiresAt" ->
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

        /**
         * The object of these properties, which later changes of this builder leave as it is.
         *
         * @throws IllegalStateException naming every required property that is not set
         */
        public StorePlatformTokenRequest build() {
            List<String> missing = new ArrayList<>();
            if (this.platform == null) {
                missing.add("platform");
            }
            if (this.accessToken == null) {
                missing.add("accessToken");
            }
            if (this.platformUserId == null) {
                missing.add("platformUserId");
            }
            if (!missing.isEmpty()) {
                throw new IllegalStateException(
                        "StorePlatformTokenRequest cannot be built: not set: " + String.join(", ", missing));
            }
            return new StorePlatformTokenRequest(this);
        }

        /** Builds without asking for what is required, as a response is read: for a test's own responses. */
        public StorePlatformTokenRequest buildPartial() {
            return new StorePlatformTokenRequest(this);
        }
    }
}
