package ai.autoposting.sdk.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the service said of the API key's rate limit, in the headers {@code X-RateLimit-Limit}, {@code
 * X-RateLimit-Remaining} and {@code X-RateLimit-Reset} (Unix seconds). Each can be missing; one that cannot be read
 * counts as missing.
 */
public final class RateLimit {
    private final @Nullable Long limit;
    private final @Nullable Long remaining;
    private final @Nullable Instant resetsAt;

    private RateLimit(@Nullable Long limit, @Nullable Long remaining, @Nullable Instant resetsAt) {
        this.limit = limit;
        this.remaining = remaining;
        this.resetsAt = resetsAt;
    }

    /** All three values, for a test's own responses. */
    public static RateLimit of(long limit, long remaining, Instant resetsAt) {
        return new RateLimit(limit, remaining, Objects.requireNonNull(resetsAt, "resetsAt"));
    }

    /**
     * Reads the three headers; of one that is there more than once the last counts.
     *
     * @param headers names in lower case, or a map in which any case finds them, such as {@link ApiResponse#headers()}
     * @return empty when none of the three is there, or none can be read
     */
    public static Optional<RateLimit> fromHeaders(Map<String, List<String>> headers) {
        Long limit = number(headers, "x-ratelimit-limit");
        Long remaining = number(headers, "x-ratelimit-remaining");
        Long reset = number(headers, "x-ratelimit-reset");
        Instant resetsAt = reset == null || reset > Instant.MAX.getEpochSecond() ? null : Instant.ofEpochSecond(reset);
        return limit == null && remaining == null && resetsAt == null
                ? Optional.empty()
                : Optional.of(new RateLimit(limit, remaining, resetsAt));
    }

    private static @Nullable Long number(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        String text = values.get(values.size() - 1).trim();
        boolean readable =
                !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return readable ? Long.valueOf(text) : null;
    }

    /** Calls allowed in the current window; empty when the service did not say it. */
    public OptionalLong limit() {
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Calls left in the current window when the response was made; empty when the service did not say it. */
    public OptionalLong remaining() {
        return remaining == null ? OptionalLong.empty() : OptionalLong.of(remaining);
    }

    /** When the window ends, by the service's clock and in whole seconds; empty when the service did not say it. */
    public Optional<Instant> resetsAt() {
        return Optional.ofNullable(resetsAt);
    }

    /** How long from this time until the window ends; zero when it has ended, or when the service did not say it. */
    public Duration untilReset(Instant now) {
        Objects.requireNonNull(now, "now");
        return resetsAt == null || !resetsAt.isAfter(now) ? Duration.ZERO : Duration.between(now, resetsAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateLimit that
                && Objects.equals(limit, that.limit)
                && Objects.equals(remaining, that.remaining)
                && Objects.equals(resetsAt, that.resetsAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, remaining, resetsAt);
    }

    @Override
    public String toString() {
        return "RateLimit{limit=" + limit + ", remaining=" + remaining + ", resetsAt=" + resetsAt + "}";
    }
}
