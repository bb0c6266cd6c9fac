package ai.autoposting.sdk.testing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that are counted, the same in every country: {@code tok_000001}, {@code tok_000002}. */
final class CountedIds {
    private final String prefix;
    private final AtomicInteger last = new AtomicInteger();

    CountedIds(String prefix) {
        this.prefix = prefix;
    }

    String next() {
        return String.format(Locale.ROOT, "%s%06d", prefix, last.incrementAndGet());
    }

    void reset() {
        last.set(0);
    }
}
