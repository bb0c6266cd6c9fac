package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.tokens.SafeStore.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores rows, several at a time, and goes on where an earlier run of the same journal stopped. */
final class Importer {
    private static final int ROUNDS = 3;

    /**
     * How it is done.
     *
     * @param settle between a lost response and the look at what became of it
     * @param callTimeout after which no call of the earlier run can have sent anything
     * @param resendsUnknown whether what is undecidable from an earlier run is sent again
     */
    record Settings(int concurrency, Duration settle, Duration callTimeout, boolean resendsUnknown) {}

    private final Settings settings;
    private final Journal journal;
    private final Report report;
    private final Clock clock;
    private final Agenda agenda = new Agenda(System::nanoTime);
    private final Brake brake;
    private final RowImport rowImport;
    private final List<Thread> workers = new ArrayList<>();

    Importer(Transport transport, Settings settings, Journal journal, Report report, Clock clock) {
        this.settings = settings;
        this.journal = journal;
        this.report = report;
        this.clock = clock;
        this.brake = new Brake(ROUNDS * settings.concurrency(), agenda::stop);
        this.rowImport = new RowImport(transport, journal, report, brake, clock);
    }

    /** Returns when all rows have a fate, or it was stopped and what was under way has ended. */
    void run(List<Row> rows) throws InterruptedException {
        Instant begin = clock.instant();
        rows.forEach(row -> plan(row, begin));
        synchronized (workers) {
            for (int number = 1; number <= settings.concurrency(); number++) {
                Thread worker = new Thread(this::work, "import-" + number);
                workers.add(worker);
                worker.start();
            }
        }
        for (Thread worker : List.copyOf(workers)) {
            worker.join();
        }
    }

    /** Takes no more rows; what is under way is finished. */
    void stop(String why) {
        brake.stop(why);
    }

    /** Ends also what is under way; of tokens that may have been sent, the next run finds out. */
    void abort() {
        synchronized (workers) {
            workers.forEach(Thread::interrupt);
        }
    }

    /** Why not all rows were taken, if so. */
    Optional<String> stopped() {
        return brake.reason();
    }

    private void plan(Row row, Instant begin) {
        Optional<Snapshot> open = journal.state().open(row.key());
        if (journal.state().isStored(row.key())) {
            report.add(row, Fate.STORED_BEFORE);
        } else if (open.isPresent()) {
            report.add(row, Fate.OPEN, "not looked at yet after an earlier run", Optional.empty());
            agenda.addLater(
                    () -> settleEarlier(row, open.get()),
                    untilSettled(open.get().takenAt(), begin, settings));
        } else {
            agenda.add(() -> store(row));
        }
    }

    /**
     * The earlier run has ended, for the journal is ours, and its token was sent within a call's time after the look: whichever
     * comes first, the request was on its way by then.
     */
    static Duration untilSettled(Instant lookedAt, Instant begin, Settings settings) {
        Instant latest = lookedAt.plus(settings.callTimeout());
        Instant sent = latest.isBefore(begin) ? latest : begin;
        Duration left = Duration.between(begin, sent.plus(settings.settle()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void store(Row row) {
        try {
            rowImport.store(
                    row, (lost, before) -> agenda.addLater(() -> rowImport.settle(lost, before), settings.settle()));
        } catch (RuntimeException unusable) {
            report.add(row, Fate.OPEN, "the import broke off in the middle of it", Optional.empty());
            throw unusable;
        }
    }

    private void settleEarlier(Row row, Snapshot before) {
        boolean isUndecidable = rowImport.settle(row, before);
        if (isUndecidable && settings.resendsUnknown()) {
            store(row);
        }
    }

    private void work() {
        try {
            for (Optional<Runnable> task = agenda.take(); task.isPresent(); task = agenda.take()) {
                try {
                    task.get().run();
                } finally {
                    agenda.done();
                }
            }
        } catch (InterruptedException aborted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unusable) {
            // A journal that cannot be written, a key that cannot be had: so it would be for all rows.
            brake.stop(String.valueOf(unusable.getMessage()));
        }
    }
}
