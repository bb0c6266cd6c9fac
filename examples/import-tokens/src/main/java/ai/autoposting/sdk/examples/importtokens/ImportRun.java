package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.examples.common.CommandRun;
import ai.autoposting.sdk.examples.common.CommandRun.WrongUseException;
import ai.autoposting.sdk.examples.common.FileTrouble;
import ai.autoposting.sdk.examples.common.Target;
import ai.autoposting.sdk.examples.common.Terminal;
import ai.autoposting.sdk.examples.importtokens.Journal.UnusableJournalException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One import, from the file to the summary. */
final class ImportRun {
    static final int ALL_STORED = 0;
    static final int SOME_NOT_STORED = 1;

    private static final String MOCK = "a mock server";

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;
    private final StopSignal stopSignal;
    private final QuotaWatch quotaWatch = new QuotaWatch();
    private final Clock clock = Clock.systemUTC();

    /** What the command line says of it. */
    record Options(int concurrency, Duration settle, boolean isDryRun, boolean resendsUnknown, boolean isJson) {}

    /** Where an import goes, and where it writes down what it did. */
    private record Place(String service, Path journal, Supplier<Target> target) {}

    ImportRun(Options options, PrintStream out, PrintStream err, StopSignal stopSignal) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.stopSignal = stopSignal;
    }

    /** @return the exit code */
    int intoService(Path file, Map<String, String> environment, Consumer<AutopostingClient.Builder> clientSettings)
            throws IOException, InterruptedException {
        return run(
                file,
                environment,
                real -> new Place(
                        Target.service(environment),
                        beside(real, ".journal"),
                        () -> Target.service(ImportTokens.NAME, environment, quotaWatch, clientSettings)));
    }

    /** The mock server forgets what is stored, so the journal of an earlier run is forgotten as well. */
    int intoMock(Path file, Map<String, String> environment) throws IOException, InterruptedException {
        return run(file, environment, real -> {
            err.println("AUTOPOSTING_API_KEY is not set: storing into a mock server that forgets all");
            Path journal = beside(real, ".mock.journal");
            Files.deleteIfExists(journal);
            return new Place(MOCK, journal, this::mock);
        });
    }

    private Target mock() {
        return Target.mock(ImportTokens.NAME, new DemoFleet()::connectSome, quotaWatch);
    }

    int demo(Map<String, String> environment) throws IOException, InterruptedException {
        Path rows = Files.createTempFile("fleet", ".csv");
        try {
            new DemoFleet().write(rows, clock.instant());
            err.println("No file is named: a made-up fleet and a mock server");
            return run(rows, environment, real -> new Place(MOCK, beside(real, ".journal"), this::mock));
        } finally {
            Files.deleteIfExists(beside(rows.toRealPath(), ".journal"));
            Files.deleteIfExists(rows);
        }
    }

    /** Of the real path: whatever name the file is called by, it has one journal. */
    private static Path beside(Path real, String suffix) {
        return real.resolveSibling(real.getFileName() + suffix);
    }

    /** Makes a place for a file. */
    private interface PlaceOf {
        Place of(Path real) throws IOException;
    }

    private int run(Path file, Map<String, String> environment, PlaceOf placeOf)
            throws IOException, InterruptedException {
        CheckedInput input;
        Path real;
        try {
            real = file.toRealPath();
            input = CheckedInput.of(real, clock.instant());
        } catch (IOException unreadable) {
            err.println(FileTrouble.reading(file, unreadable));
            return CommandRun.WRONG;
        }
        input.print(err);
        if (options.isJson() && (options.isDryRun() || input.hasProblems())) {
            input.printJson(out);
        }
        if (input.hasProblems()) {
            err.println("nothing was stored");
            return CommandRun.WRONG;
        }
        if (options.isDryRun()) {
            err.println(input.rows().size() + " rows can be stored");
            return ALL_STORED;
        }
        Place place = placeOf.of(real);
        try (Target target = place.target().get();
                Journal journal = open(place)) {
            warnOfChange(real, journal);
            return store(input.rows(), target, journal, environment);
        }
    }

    private static Journal open(Place place) {
        try {
            return Journal.open(place.journal(), place.service());
        } catch (UnusableJournalException unusable) {
            throw new WrongUseException(String.valueOf(unusable.getMessage()));
        } catch (IOException unusable) {
            throw new WrongUseException(FileTrouble.writing(place.journal(), unusable));
        }
    }

    private void warnOfChange(Path real, Journal journal) throws IOException {
        if (journal.state().begun().isPresent()
                && Files.getLastModifiedTime(real)
                        .toInstant()
                        .isAfter(journal.state().begun().get())) {
            err.println(
                    "warning: the file was changed after its import began. Rows that are stored are not sent again, even with"
                            + " another token; to import anew, move " + journal.file() + " away");
        }
    }

    private int store(List<Row> rows, Target target, Journal journal, Map<String, String> environment)
            throws InterruptedException {
        Summary summary;
        try (Progress progress = progress(rows, journal, environment)) {
            quotaWatch.tell(progress::waitsForQuota);
            Report report = new Report(rows.size(), progress::show);
            Importer importer = new Importer(
                    target.client().transport(),
                    new Importer.Settings(
                            options.concurrency(), options.settle(), Target.CALL_TIMEOUT, options.resendsUnknown()),
                    journal,
                    report,
                    clock);
            stopSignal.onStop(() -> importer.stop("by a signal"), importer::abort);
            importer.run(rows);
            summary = new Summary(report, journal.file(), importer.stopped(), orphans(rows, journal));
        }
        if (options.isJson()) {
            summary.printJson(out);
        } else {
            summary.print(out);
        }
        return summary.isAllStored() ? ALL_STORED : SOME_NOT_STORED;
    }

    private static List<RowKey> orphans(List<Row> rows, Journal journal) {
        Set<RowKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        return journal.state().open().keySet().stream()
                .filter(key -> !keys.contains(key))
                .toList();
    }

    private Progress progress(List<Row> rows, Journal journal, Map<String, String> environment) {
        int before = (int)
                rows.stream().filter(row -> journal.state().isStored(row.key())).count();
        return Terminal.isWatched(environment)
                ? new BarProgress(rows.size(), before, err, Terminal.width(environment), clock)
                : new LineProgress(before, err, clock);
    }
}
