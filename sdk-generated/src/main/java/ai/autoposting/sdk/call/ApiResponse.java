package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderMaps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A successful response: the data, and what came with it.
 *
 * @param <T> the type of the data
 */
public final class ApiResponse<T extends @Nullable Object> {
    private final T data;
    private final int status;
    private final int attempts;
    private final @Nullable Supplier<Map<String, List<String>>> source;
    private volatile @Nullable Map<String, List<String>> headers;

    private ApiResponse(Builder<T> builder) {
        this.data = builder.data;
        this.status = builder.status;
        this.attempts = builder.attempts;
        this.source = builder.headers;
    }

    /** A response with this data, status 200, no headers and one attempt, for a transport of your own. */
    public static <T extends @Nullable Object> Builder<T> builder(T data) {
        return new Builder<>(data);
    }

    /** The data without its envelope; null only for an operation without a result. */
    public T data() {
        return data;
    }

    /** The HTTP status, 200 to 299. */
    public int status() {
        return status;
    }

    /** The response's headers; names match in any case. Unmodifiable. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> known = headers;
        if (known == null) {
            known = HeaderMaps.copy(source == null ? Map.of() : source.get());
            headers = known;
        }
        return known;
    }

    /** The header {@code x-request-id}, to quote to the service's support. The service documents none, so it can be empty. */
    public Optional<String> requestId() {
        return HeaderMaps.requestId(headers());
    }

    /** What the service said of the rate limit, when it did. */
    public Optional<RateLimit> rateLimit() {
        return RateLimit.fromHeaders(headers());
    }

    /** How many requests were sent to get this response, 1 or more. */
    public int attempts() {
        return attempts;
    }

    /** Status and attempts, not the data. */
    @Override
    public String toString() {
        return "ApiResponse{status=" + status + ", attempts=" + attempts + "}";
    }

    /** Builds responses for a transport of your own. */
    public static final class Builder<T extends @Nullable Object> {
        private final T data;
        private int status = 200;
        private int attempts = 1;
        private @Nullable Supplier<Map<String, List<String>>> headers;

        private Builder(T data) {
            this.data = data;
        }

        /** The HTTP status, of which a client gives 200 to 299 only. Default 200. */
        public Builder<T> status(int value) {
            this.status = value;
            return this;
        }

        /** How many requests were sent. Default 1. */
        public Builder<T> attempts(int value) {
            this.attempts = value;
            return this;
        }

        /** The headers, copied; names in any case. The request id and the rate limit are read from them. Default none. */
        public Builder<T> headers(Map<String, List<String>> value) {
            Map<String, List<String>> copy = HeaderMaps.copy(value);
            this.headers = () -> copy;
            return this;
        }

        /** Headers that are put together only when somebody asks for them. */
        public Builder<T> headers(Supplier<Map<String, List<String>>> value) {
            this.headers = Objects.requireNonNull(value, "headers");
            return this;
        }

        /** The response as it was described; nothing of it is checked. */
        public ApiResponse<T> build() {
            return new ApiResponse<>(this);
        }
    }
}
