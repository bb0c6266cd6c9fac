package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.PlatformToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What became of each row so far. May be told and asked from any thread. */
final class Report {
    /** What became of a row. */
    enum Fate {
        /** The service said that it has stored it. */
        STORED,
        /** The response was lost, and the account has appeared. */
        FOUND,
        /** An earlier run stored it. */
        STORED_BEFORE,
        /** It was not stored for certain. */
        FAILED,
        /** It may have been sent, and nobody has looked yet what became of it. */
        OPEN,
        /** Nobody can know. */
        UNKNOWN
    }

    /**
     * A row and what became of it.
     *
     * @param text why, for those that were not stored
     * @param shown what the service shows of the account, when it was looked at
     */
    record Entry(Row row, Fate fate, String text, Optional<PlatformToken> shown) {}

    /** How many rows there are, and of which fate. */
    record Tally(int rows, Map<Fate, Integer> fates) {
        int of(Fate fate) {
            return fates.getOrDefault(fate, 0);
        }

        int stored() {
            return of(Fate.STORED) + of(Fate.FOUND) + of(Fate.STORED_BEFORE);
        }

        int unknown() {
            return of(Fate.OPEN) + of(Fate.UNKNOWN);
        }

        /** Those for which nothing is left to do in this run. */
        int done() {
            return stored() + of(Fate.FAILED) + of(Fate.UNKNOWN);
        }

        int notTaken() {
            return rows - done() - of(Fate.OPEN);
        }
    }

    private final int rows;
    private final Map<RowKey, Entry> entries = new HashMap<>();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final Consumer<Tally> told;

    /** @param told each time a row has got a fate, or another one */
    Report(int rows, Consumer<Tally> told) {
        this.rows = rows;
        this.told = told;
    }

    void add(Row row, Fate fate) {
        add(row, fate, "", Optional.empty());
    }

    /** The last fate of a row counts. */
    synchronized void add(Row row, Fate fate, String text, Optional<PlatformToken> shown) {
        Entry before = entries.put(row.key(), new Entry(row, fate, text, shown));
        if (before != null) {
            fates.merge(before.fate(), -1, Integer::sum);
        }
        fates.merge(fate, 1, Integer::sum);
        told.accept(tally());
    }

    synchronized Tally tally() {
        return new Tally(rows, Map.copyOf(fates));
    }

    /** Those of these fates, in the order of the input. */
    synchronized List<Entry> entries(Fate... wanted) {
        List<Entry> some = new ArrayList<>(entries.values());
        some.removeIf(each -> !List.of(wanted).contains(each.fate()));
        some.sort(Comparator.comparingLong(each -> each.row().line()));
        return some;
    }
}
