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

    int last() {
        return last.get();
    }

    /** Ids up to this one are not given again. */
    void skipTo(int used) {
        last.accumulateAndGet(used, Math::max);
    }

    /** The number of an id of this kind, 0 for any other text. */
    int number(String id) {
        String digits = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return digits.matches("[0-9]{6,9}") ? Integer.parseInt(digits) : 0;
    }

    void reset() {
        last.set(0);
    }
}
