package ai.autoposting.sdk.call;

import ai.autoposting.sdk.runtime.HeaderRules;
import ai.autoposting.sdk.runtime.OptionRules;
import ai.autoposting.sdk.runtime.Quotable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one call does differently from its client. What is not set here is as the client has it.
 *
 * <pre>{@code
 * RequestOptions.builder().timeout(Duration.ofSeconds(5)).maxRetries(0).build()
 * }</pre>
 */
public final class RequestOptions {
    private static final RequestOptions NONE = builder().build();

    private final @Nullable Duration timeout;
    private final @Nullable Duration attemptTimeout;
    private final @Nullable Integer maxRetries;
    private final List<Map.Entry<String, String>> headers;
    private final List<Map.Entry<String, String>> query;
    private final @Nullable Long maxDownloadBytes;
    private final @Nullable String apiKey;

    private RequestOptions(Builder builder) {
        this.timeout = builder.timeout;
        this.attemptTimeout = builder.attemptTimeout;
        this.maxRetries = builder.maxRetries;
        this.headers = List.copyOf(builder.headers);
        this.query = List.copyOf(builder.query);
        this.maxDownloadBytes = builder.maxDownloadBytes;
        this.apiKey = builder.apiKey;
    }

    /** A builder of options that leave everything as the client has it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Everything as the client has it. */
    public static RequestOptions none() {
        return NONE;
    }

    /** Limit for the whole call, retries and waits included; empty: the client's. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Limit for each attempt, its body included; empty: the client's. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** How many times the request may be sent again; empty: the client's. */
    public OptionalInt maxRetries() {
        return maxRetries == null ? OptionalInt.empty() : OptionalInt.of(maxRetries);
    }

    /** Headers in order; each replaces the client's header of the same name. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** Query parameters in order, not encoded, added to the operation's own. */
    public List<Map.Entry<String, String>> query() {
        return query;
    }

    /** How many bytes a {@link Download} may have; empty: 1 GiB. */
    public OptionalLong maxDownloadBytes() {
        return maxDownloadBytes == null ? OptionalLong.empty() : OptionalLong.of(maxDownloadBytes);
    }

    /** The API key of this call; empty: the client's. A secret: {@code toString} shows only whether there is one. */
    public Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /** A builder that holds all that this holds, the API key included. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.timeout = timeout;
        builder.attemptTimeout = attemptTimeout;
        builder.maxRetries = maxRetries;
        builder.headers.addAll(headers);
        builder.query.addAll(query);
        builder.maxDownloadBytes = maxDownloadBytes;
        builder.apiKey = apiKey;
        return builder;
    }

    /** Names only of headers and query parameters, since values can be secrets; and no names that could be keys. */
    @Override
    public String toString() {
        return "RequestOptions{timeout=" + timeout + ", attemptTimeout=" + attemptTimeout + ", maxRetries=" + maxRetries
                + ", headers=" + names(headers) + ", query=" + names(query) + (apiKey == null ? "" : ", apiKey=***")
                + "}";
    }

    private static String names(List<Map.Entry<String, String>> pairs) {
        return pairs.stream().map(Map.Entry::getKey).map(Quotable::orMask).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Collects the options of a call. */
    public static final class Builder {
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private @Nullable Duration timeout;
        private @Nullable Duration attemptTimeout;
        private @Nullable Integer maxRetries;
        private @Nullable Long maxDownloadBytes;
        private @Nullable String apiKey;

        private Builder() {}

        /**
         * The API key of this call instead of the client's, so that one client with its connections serves many organisations, also
         * one that was built {@code withoutApiKey()}; surrounding white space is trimmed. ASCII without control characters. The
         * client's key supplier is not asked. Operations that take no key do not get it.
         */
        public Builder apiKey(String key) {
            this.apiKey = Objects.requireNonNull(key, "apiKey").strip();
            return this;
        }

        /**
         * Limit for the whole call, retries and waits included; more than zero. Default: the client's. For async calls the
         * waiting for a thread of the executor counts, too.
         */
        public Builder timeout(Duration total) {
            this.timeout = Objects.requireNonNull(total, "timeout");
            return this;
        }

        /**
         * Limit for each attempt, its body included; more than zero. Default: the client's. What is left of {@link
         * #timeout} cuts an attempt shorter.
         */
        public Builder attemptTimeout(Duration each) {
            this.attemptTimeout = Objects.requireNonNull(each, "attemptTimeout");
            return this;
        }

        /** How many times the request may be sent again, 0 or more. Default: the client's. */
        public Builder maxRetries(int n) {
            this.maxRetries = n;
            return this;
        }

        /**
         * Adds a header; it replaces the client's header of the same name. The credential's headers ({@code
         * Authorization}, {@code x-api-key}) and those that frame the message are refused by {@link #build()}.
         */
        public Builder header(String name, String value) {
            headers.add(Map.entry(Objects.requireNonNull(name, "name"), HeaderRules.requireValue(name, value)));
            return this;
        }

        /** Adds a query parameter, not encoded, after those of the operation; the same name can be added more than once. */
        public Builder query(String name, String value) {
            query.add(Map.entry(Objects.requireNonNull(name, "name"), HeaderRules.requireValue(name, value)));
            return this;
        }

        /**
         * How many bytes a {@link Download} may have after decompression, 1 or more. Default 1 GiB. Reading more fails; a response
         * that announces more fails the call. Other results have the client's {@code maxResponseBytes}.
         */
        public Builder maxDownloadBytes(long n) {
            this.maxDownloadBytes = n;
            return this;
        }

        /**
         * The options, which later changes of this builder leave as they are.
         *
         * @throws IllegalStateException listing every problem, never the key
         */
        public RequestOptions build() {
            List<String> problems = new ArrayList<>();
            OptionRules.requireKey(apiKey, problems);
            OptionRules.requirePositive("timeout", timeout, problems);
            OptionRules.requirePositive("attemptTimeout", attemptTimeout, problems);
            OptionRules.requireNotNegative("maxRetries", maxRetries, problems);
            OptionRules.requireAllowed(headers, problems);
            if (maxDownloadBytes != null && maxDownloadBytes < 1) {
                problems.add("maxDownloadBytes must be 1 or more: " + maxDownloadBytes);
            }
            if (!problems.isEmpty()) {
                throw new IllegalStateException("RequestOptions cannot be built:\n  " + String.join("\n  ", problems));
            }
            return new RequestOptions(this);
        }
    }
}
