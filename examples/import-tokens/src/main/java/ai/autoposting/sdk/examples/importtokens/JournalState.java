package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.examples.importtokens.JournalEntry.Kind;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lines of a journal, in order, say of each row. */
final class JournalState {
    private final Map<RowKey, JournalEntry> last = new LinkedHashMap<>();
    private final Map<RowKey, Snapshot> open = new LinkedHashMap<>();
    private @Nullable Instant begun;

    void add(JournalEntry entry) {
        if (begun == null) {
            begun = entry.at();
        }
        RowKey key = entry.key();
        last.put(key, entry);
        // An unknown outcome stays open: what takes effect late is found by a later look.
        if (entry.snapshot().isPresent()) {
            open.put(key, entry.snapshot().get());
        } else if (entry.kind() != Kind.UNKNOWN) {
            open.remove(key);
        }
    }

    /** Whether it was stored, by what the service said or showed. */
    boolean isStored(RowKey key) {
        JournalEntry entry = last.get(key);
        return entry != null && (entry.kind() == Kind.STORED || entry.kind() == Kind.FOUND);
    }

    /** What was seen before a token was sent, perhaps, of which nothing certain is known. */
    Optional<Snapshot> open(RowKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** All rows of which nothing certain is known. */
    Map<RowKey, Snapshot> open() {
        return Map.copyOf(open);
    }

    /** When the first row was begun, if one was. */
    Optional<Instant> begun() {
        return Optional.ofNullable(begun);
    }
}
