package ai.autoposting.sdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** So many requests per API key and window; a window begins with its first request and all is refilled at its end. */
final class Quota {
    private static final class Window {
        final Instant end;
        long used;

        Window(Instant end) {
            this.end = end;
        }
    }

    /** Times in whole seconds are rounded up: a client that obeys one rounded down comes too early. */
    private static final long NEARLY_A_SECOND = 999_999_999;

    private final long limit;
    private final Duration length;
    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    Quota(long limit, Duration length, Clock clock) {
        if (limit < 0) {
            throw new IllegalArgumentException("requests must be >= 0: " + limit);
        }
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("window must be > 0: " + length);
        }
        this.limit = limit;
        this.length = length;
        this.clock = clock;
    }

    /** Takes one request out of the key's quota; the refusal when it is empty. */
    synchronized Optional<MockResponse> refusal(String key) {
        Window window = window(key);
        if (window.used < limit) {
            window.used++;
            return Optional.empty();
        }
        long seconds = Duration.between(clock.instant(), window.end)
                .plusNanos(NEARLY_A_SECOND)
                .toSeconds();
        return Optional.of(MockResponse.error(429).with("Retry-After", Long.toString(seconds)));
    }

    /** The response with the headers that tell how much is left for the key. */
    synchronized MockResponse withHeaders(String key, MockResponse response) {
        Window window = window(key);
        MockResponse limited = with(response, "X-RateLimit-Limit", limit);
        limited = with(limited, "X-RateLimit-Remaining", limit - window.used);
        return with(
                limited,
                "X-RateLimit-Reset",
                window.end.plusNanos(NEARLY_A_SECOND).getEpochSecond());
    }

    /** Unless a fault has given the header a value of its own. */
    private static MockResponse with(MockResponse response, String name, long value) {
        return response.has(name) ? response : response.with(name, Long.toString(value));
    }

    private Window window(String key) {
        Instant now = clock.instant();
        return windows.compute(
                key, (of, open) -> open == null || !now.isBefore(open.end) ? new Window(now.plus(length)) : open);
    }
}
