package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ResponseHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a response says of its key's quota. Values that make no sense count as not said; none ever fails. */
final class RateLimitHeaders {
    /** Longer windows and pauses are mistakes, such as milliseconds: one such header shall not stop a key for years. */
    static final Duration MAX_WAIT = Duration.ofHours(25);

    private RateLimitHeaders() {}

    /** Whether it says anything. */
    static boolean areIn(ResponseHeaders headers) {
        return number(headers.get("X-RateLimit-Remaining")) >= 0 || number(headers.get("X-RateLimit-Reset")) >= 0;
    }

    static Quota.Answer read(int status, ResponseHeaders headers, Instant now) {
        long reset = number(headers.get("X-RateLimit-Reset"));
        long until = reset < 0 ? 0 : untilReset(reset, headers.get("Date"), now);
        boolean known = reset >= 0 && until <= MAX_WAIT.toNanos();
        return new Quota.Answer(
                status,
                number(headers.get("X-RateLimit-Limit")),
                number(headers.get("X-RateLimit-Remaining")),
                known ? reset : -1,
                known ? until : -1,
                status == 429 ? retryAfter(headers.get("Retry-After"), now) : -1);
    }

    /** By the service's own clock where it says its time: ours can be wrong by hours. */
    private static long untilReset(long reset, @Nullable String date, Instant now) {
        Instant then = date == null ? null : RetryAfter.date(date);
        long seconds = then == null ? -1 : reset - then.getEpochSecond();
        if (seconds < 0 || seconds > MAX_WAIT.toSeconds()) {
            return reset > Instant.MAX.getEpochSecond()
                    ? Long.MAX_VALUE
                    : Deadline.nanos(Duration.between(now, Instant.ofEpochSecond(reset)));
        }
        return Math.max(1, seconds * Quota.SECOND); // within this very second, that is: not over yet
    }

    private static long retryAfter(@Nullable String value, Instant now) {
        Duration wait = RetryAfter.parse(value, now);
        if (wait == null) {
            return -1;
        }
        return Deadline.nanos(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait);
    }

    /** Negative when it is none. */
    private static long number(@Nullable String text) {
        String digits = text == null ? "" : text.trim();
        if (digits.isEmpty() || digits.length() > 18) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }
}
