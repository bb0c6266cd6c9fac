package ai.autoposting.sdk.error;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.runtime.HeaderMaps;
import ai.autoposting.sdk.runtime.PathArguments;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered 2xx with something that is no result: not JSON, no envelope, too large, or a value of the wrong
 * kind. The message says what was expected and where, never what the value was.
 */
public final class InvalidResponseException extends AutopostingException {
    private static final long serialVersionUID = 1L;

    private final int statusCode;
    private final @Nullable String jsonPath;
    private final transient @Nullable Map<String, List<String>> headers;

    private InvalidResponseException(Builder builder) {
        super(
                builder.message,
                builder.cause,
                builder.operationId,
                builder.attempts,
                builder.mayHaveTakenEffect,
                builder.rateLimit == null
                        ? RateLimit.fromHeaders(builder.headers).orElse(null)
                        : builder.rateLimit,
                builder.pathArguments);
        this.statusCode = builder.statusCode;
        this.jsonPath = builder.jsonPath;
        this.headers = builder.headers;
    }

    /** An exception with this status and message, for a transport of your own. */
    public static Builder builder(int statusCode, String message) {
        return new Builder(statusCode, message);
    }

    /** The HTTP status, 200 to 299. */
    public int statusCode() {
        return statusCode;
    }

    /** Where in the body the value stands that could not be read: {@code $.data[0].expiresAt}. Empty when it is the whole. */
    public Optional<String> jsonPath() {
        return Optional.ofNullable(jsonPath);
    }

    /** The header {@code x-request-id}, to quote to the service's support. The service documents none, so it can be empty. */
    public Optional<String> requestId() {
        return HeaderMaps.requestId(headers());
    }

    /**
     * The response's headers as they came, but with the secrets of the call masked; names match in any case. Unmodifiable. Empty after
     * deserialization.
     */
    public Map<String, List<String>> headers() {
        return headers == null ? Map.of() : headers;
    }

    /** Builds the exception, for a transport of your own. */
    public static final class Builder {
        private final int statusCode;
        private final String message;
        private String operationId = "call";
        private int attempts = 1;
        private boolean mayHaveTakenEffect;
        private @Nullable Throwable cause;
        private @Nullable String jsonPath;
        private Map<String, List<String>> headers = Map.of();
        private @Nullable RateLimit rateLimit;
        private Map<String, String> pathArguments = Map.of();

        private Builder(int statusCode, String message) {
            this.statusCode = statusCode;
            this.message = Objects.requireNonNull(message, "message");
        }

        /** What {@link AutopostingException#operationId()} says. Default {@code call}. */
        public Builder operationId(String value) {
            this.operationId = Objects.requireNonNull(value, "operationId");
            return this;
        }

        /** How many attempts were begun. Default 1. */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /** Whether the service could have carried the call out. Default false. */
        public Builder mayHaveTakenEffect(boolean value) {
            this.mayHaveTakenEffect = value;
            return this;
        }

        /** What went wrong beneath. Default none. */
        public Builder cause(@Nullable Throwable value) {
            this.cause = value;
            return this;
        }

        /** What {@link InvalidResponseException#jsonPath()} says. Default nothing. */
        public Builder jsonPath(@Nullable String value) {
            this.jsonPath = value;
            return this;
        }

        /**
         * The headers, copied; names in any case. The request id and, unless it is set, the rate limit are read from them. Default
         * none.
         */
        public Builder headers(Map<String, List<String>> value) {
            this.headers = HeaderMaps.copy(value);
            return this;
        }

        /** What the service said of the rate limit. Default: as the headers say. */
        public Builder rateLimit(RateLimit value) {
            this.rateLimit = Objects.requireNonNull(value, "rateLimit");
            return this;
        }

        /** By their names; those of secret names are left out. Default none. */
        public Builder pathArguments(Map<String, String> value) {
            this.pathArguments = PathArguments.withoutSecrets(value);
            return this;
        }

        /** The exception as it was described; nothing of it is checked. */
        public InvalidResponseException build() {
            return new InvalidResponseException(this);
        }
    }
}
