package ai.autoposting.sdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The classes that a careful user would annotate for the two calls. */
public final class HandWrittenToken {
    @JsonProperty
    public @Nullable String tokenId;

    @JsonProperty
    public @Nullable String platformUserId;

    @JsonProperty
    public @Nullable String username;

    @JsonProperty
    public @Nullable List<String> scopes;

    @JsonProperty
    public @Nullable OffsetDateTime expiresAt;

    @JsonProperty
    public @Nullable OffsetDateTime lastUsedAt;

    @JsonProperty
    public @Nullable String status;

    /** The answer to the POST. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class One {
        @JsonProperty
        public boolean success;

        @JsonProperty
        public @Nullable HandWrittenToken data;
    }

    /** The answer to the GET. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Many {
        @JsonProperty
        public boolean success;

        @JsonProperty
        public @Nullable List<HandWrittenToken> data;
    }

    /** The body of the POST. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public static final class Store {
        @JsonProperty
        public @Nullable String platform;

        @JsonProperty
        public @Nullable String accessToken;

        @JsonProperty
        public @Nullable String refreshToken;

        @JsonProperty
        public @Nullable String platformUserId;

        @JsonProperty
        public @Nullable OffsetDateTime expiresAt;
    }
}
