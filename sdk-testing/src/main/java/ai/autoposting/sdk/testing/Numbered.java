package ai.autoposting.sdk.testing;

import java.util.Locale;

/** Counted ids, the same in every country. */
final class Numbered {
    private Numbered() {}

    /** {@code tok_000001}. */
    static String id(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%06d", prefix, number);
    }
}
