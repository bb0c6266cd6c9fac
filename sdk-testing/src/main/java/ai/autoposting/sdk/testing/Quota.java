package ai.autoposting.sdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many requests per window; the window begins with its first request and all is refilled at its end. */
final class Quota {
    private final long limit;
    private final Duration window;
    private final Clock clock;
    private long used;
    private Instant refill = Instant.MIN;

    Quota(long limit, Duration window, Clock clock) {
        if (limit < 0) {
            throw new IllegalArgumentException("requests must be >= 0: " + limit);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be > 0: " + window);
        }
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Takes one request out of the quota; the refusal when it is empty. */
    synchronized Optional<Answer> refusal() {
        Instant now = clock.instant();
        if (!now.isBefore(refill)) {
            refill = now.plus(window);
            used = 0;
        }
        if (used < limit) {
            used++;
            return Optional.empty();
        }
        long seconds = Math.max(1, Duration.between(now, refill).plusMillis(999).toSeconds());
        return Optional.of(ErrorShape.DOCUMENTED
                .answer(429, StatusTexts.code(429), StatusTexts.message(429))
                .with("Retry-After", Long.toString(seconds)));
    }

    /** The answer with the headers that tell how much is left. */
    synchronized Answer tell(Answer answer) {
        return answer.with("X-RateLimit-Limit", Long.toString(limit))
                .with("X-RateLimit-Remaining", Long.toString(limit - used))
                .with("X-RateLimit-Reset", Long.toString(refill.getEpochSecond()));
    }
}
