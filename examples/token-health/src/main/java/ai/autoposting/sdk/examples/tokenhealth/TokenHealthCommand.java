package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.CallListener;
import ai.autoposting.sdk.examples.common.CommandRun;
import ai.autoposting.sdk.examples.common.CommandRun.WrongUseException;
import ai.autoposting.sdk.examples.common.ConcurrencyText;
import ai.autoposting.sdk.examples.common.FileTrouble;
import ai.autoposting.sdk.examples.common.Target;
import ai.autoposting.sdk.examples.common.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the program: what it is asked, and its exit codes. */
@Command(
        name = TokenHealthCommand.NAME,
        description = {
            "Says which tokens expire next, and which accounts will fail their next post: as a table, and as a page, JSON or metrics.",
            "",
            "With AUTOPOSTING_API_KEY it asks the service (AUTOPOSTING_BASE_URL for another one), without a mock server with a made-up"
                    + " fleet.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 nothing needs attention, 1 something does, 2 the input or the command is wrong, 3 nothing that could be read"
                    + " needs attention, but not all could be read (or written)."
        })
public final class TokenHealthCommand implements Callable<Integer> {
    static final String NAME = "token-health";
    static final int FINE = 0;
    static final int NEEDS_ATTENTION = 1;
    static final int INCOMPLETE = 3;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Consumer<AutopostingClient.Builder> clientSettings;

    @Parameters(
            arity = "0..*",
            paramLabel = "<brand>",
            description = "The brands. Without any and without a key: --demo.")
    private List<String> brands = List.of();

    @Option(
            names = "--brands",
            paramLabel = "<file>",
            description = "More brands, one to a line; blank lines and lines that begin with # are passed over.")
    private List<Path> files = List.of();

    @Option(names = "--demo", description = "Shows the program on a made-up fleet and a mock server.")
    private boolean isDemo;

    @Option(
            names = "--quick",
            description = "One call per brand, not six: it is not known then which tokens were never used.")
    private boolean isQuick;

    @Option(
            names = "--concurrency",
            paramLabel = "<n>",
            defaultValue = "8",
            converter = ConcurrencyText.class,
            description = "Calls at a time, 1 to 64. Default ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(names = "--all", description = "Shows in the table what is not urgent, too.")
    private boolean showsAll;

    @Option(names = "--json", description = "Prints JSON instead of the table.")
    private boolean isJson;

    @Option(names = "--html", paramLabel = "<file>", description = "Writes a page to look at, one file.")
    private @Nullable Path html;

    @Option(
            names = "--prometheus",
            paramLabel = "<file>",
            description = "Writes metrics for the textfile collector of Prometheus' node exporter.")
    private @Nullable Path prometheus;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // which picocli reads
    private boolean isHelp;

    /** @param clientSettings what tests set besides */
    TokenHealthCommand(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            Clock clock,
            Consumer<AutopostingClient.Builder> clientSettings) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.clientSettings = clientSettings;
    }

    /** Ends the process. */
    public static void main(String[] args) {
        int code = new TokenHealthCommand(System.getenv(), System.out, System.err, Clock.systemUTC(), client -> {})
                .execute(args);
        System.out.flush();
        System.exit(code);
    }

    /** @return the exit code */
    int execute(String... args) {
        return CommandRun.run(this, out, err, INCOMPLETE, args);
    }

    @Override
    public Integer call() throws IOException {
        checkPlace(html);
        checkPlace(prometheus);
        List<String> asked = asked();
        try (Target target = target()) {
            boolean isWatched = Terminal.isWatched(environment);
            ReadingProgress progress = new ReadingProgress(isWatched, err);
            Report report = new FleetReader(target.client().transport(), concurrency, isQuick, clock, progress::show)
                    .read(asked);
            progress.clear();
            return code(report, tell(report, isWatched));
        }
    }

    /** Before hundreds of brands are read. */
    private void checkPlace(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new WrongUseException("'" + file + "' is no file that can be written");
        }
    }

    private List<String> asked() {
        BrandList list = new BrandList();
        list.add(brands);
        for (Path file : files) {
            try {
                list.addFile(file);
            } catch (IOException unreadable) {
                throw new WrongUseException(FileTrouble.reading(file, unreadable));
            }
        }
        if (!list.brands().isEmpty()) {
            return list.brands();
        }
        if (!files.isEmpty()) {
            throw new WrongUseException("there is no brand in " + files);
        }
        if (isService()) {
            throw new WrongUseException("which brands? (--demo shows the program on a mock server)");
        }
        return DemoFleet.brands();
    }

    private boolean isService() {
        return !isDemo && Target.hasKey(environment);
    }

    private Target target() {
        if (isService()) {
            return Target.service(NAME, environment, new CallListener() {}, clientSettings);
        }
        err.println("AUTOPOSTING_API_KEY is not " + (isDemo ? "used" : "set") + ": a made-up fleet on a mock server");
        return Target.mock(NAME, new DemoFleet(clock.instant())::fill, new CallListener() {});
    }

    /** @return whether all could be written */
    private boolean tell(Report report, boolean isWatched) throws IOException {
        if (isJson) {
            StringWriter json = new StringWriter();
            JsonOutput.write(report, json);
            out.println(json);
        } else {
            boolean isColoured =
                    isWatched && environment.getOrDefault("NO_COLOR", "").isEmpty();
            int width = isWatched ? Terminal.width(environment) : Integer.MAX_VALUE;
            new TableOutput(width, isColoured, showsAll).print(report, out);
        }
        boolean hasMetrics = isWritten(prometheus, to -> MetricsOutput.write(report, to));
        boolean hasPage = isWritten(html, to -> PageOutput.write(report, to));
        return hasMetrics && hasPage;
    }

    /** A file that cannot be written hides neither another one nor what needs attention. */
    private boolean isWritten(@Nullable Path file, WholeFile.Content content) {
        if (file == null) {
            return true;
        }
        try {
            WholeFile.write(file, content);
            return true;
        } catch (IOException unwritable) {
            err.println(NAME + ": " + FileTrouble.writing(file, unwritable));
            return false;
        }
    }

    private static int code(Report report, boolean isAllTold) {
        if (report.needingAttention() > 0) {
            return NEEDS_ATTENTION;
        }
        return report.unreadBrands() > 0 || !isAllTold ? INCOMPLETE : FINE;
    }
}
