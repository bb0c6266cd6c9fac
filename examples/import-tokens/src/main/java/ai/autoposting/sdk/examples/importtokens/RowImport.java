package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.api.PlatformOAuthApi;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.NotFoundException;
import ai.autoposting.sdk.examples.importtokens.JournalEntry.Kind;
import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.tokens.SafeStore;
import ai.autoposting.sdk.tokens.SafeStore.Result;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What is done with one row, each step in the journal before the next one: look, intent, store, outcome. After a lost response it is
 * only looked at, never sent again.
 */
final class RowImport {
    private final SafeStore safeStore;
    private final PlatformOAuthApi api;
    private final Journal journal;
    private final Report report;
    private final Brake brake;
    private final Clock clock;

    RowImport(Transport transport, Journal journal, Report report, Brake brake, Clock clock) {
        this.safeStore = SafeStore.on(transport);
        this.api = new PlatformOAuthApi(transport);
        this.journal = journal;
        this.report = report;
        this.brake = brake;
        this.clock = clock;
    }

    /** @param lost is told when the response is lost, with what was there before */
    void store(Row row, BiConsumer<Row, Snapshot> lost) {
        Snapshot before;
        try {
            before = safeStore.look(row.key().brand(), row.request());
        } catch (AutopostingException failure) {
            failed(row, failure);
            return;
        }
        journal.add(JournalEntry.intent(now(), row.key(), before));
        try {
            PlatformToken stored = api.storePlatformToken(row.key().brand(), row.request());
            ended(row, Kind.STORED, Fate.STORED, Optional.of(stored));
        } catch (AutopostingException failure) {
            if (!failure.mayHaveTakenEffect()) {
                journal.add(JournalEntry.refused(now(), row.key(), kind(failure)));
                failed(row, failure);
                return;
            }
            report.add(row, Fate.OPEN, "not looked at yet after: " + failure.getMessage(), Optional.empty());
            lost.accept(row, before);
        }
    }

    /**
     * Looks what became of a row whose token may have been sent.
     *
     * @return whether that is undecidable
     */
    boolean settle(Row row, Snapshot before) {
        Result result = safeStore.settle(row.key().brand(), row.request(), before);
        switch (result.outcome()) {
            case STORED, FOUND -> ended(row, Kind.FOUND, Fate.FOUND, result.token());
            case UNKNOWN -> unknown(row, before, result);
        }
        return result.outcome() == SafeStore.Outcome.UNKNOWN
                && result.failure()
                        .filter(why -> !(why instanceof NotFoundException))
                        .isEmpty();
    }

    private void unknown(Row row, Snapshot before, Result result) {
        if (result.failure().isPresent()) {
            // Nothing was seen, so nothing is new: the next run looks again.
            AutopostingException failure = result.failure().get();
            report.add(row, Fate.UNKNOWN, "cannot be looked at: " + failure.getMessage(), Optional.empty());
            brake.failed(failure);
            return;
        }
        journal.add(JournalEntry.outcome(now(), Kind.UNKNOWN, row.key(), result.token()));
        String was = before.isPresent() ? "was there before" : "was not there for certain before";
        String is = result.token().isPresent() ? "is there" : "is not there";
        report.add(row, Fate.UNKNOWN, "the account " + was + ", and " + is, result.token());
        brake.succeeded();
    }

    private void ended(Row row, Kind kind, Fate fate, Optional<PlatformToken> shown) {
        journal.add(JournalEntry.outcome(now(), kind, row.key(), shown));
        report.add(row, fate, "", shown);
        brake.succeeded();
    }

    private void failed(Row row, AutopostingException failure) {
        report.add(row, Fate.FAILED, kind(failure) + ": " + failure.getMessage(), Optional.empty());
        brake.failed(failure);
    }

    private static String kind(AutopostingException failure) {
        return failure.getClass().getSimpleName();
    }

    private Instant now() {
        return clock.instant();
    }
}
