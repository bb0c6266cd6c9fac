package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.examples.common.CommandRun;
import ai.autoposting.sdk.examples.common.CommandRun.WrongUseException;
import ai.autoposting.sdk.examples.common.ConcurrencyText;
import ai.autoposting.sdk.examples.common.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the program: what it is asked, and its exit codes. */
@Command(
        name = ImportTokens.NAME,
        description = {
            "Stores the platform tokens of a file. It may be killed at any moment: the same command goes on where it stopped, and"
                    + " sends nothing twice.",
            "",
            "The file is CSV (.csv, the first line names the columns) or JSON Lines (.jsonl, .ndjson), with brand, platform,"
                    + " platformUserId, accessToken, and perhaps refreshToken and expiresAt (such as 2026-12-31T23:59:59Z).",
            "",
            "With AUTOPOSTING_API_KEY it stores into the service (AUTOPOSTING_BASE_URL for another one), without into a mock server"
                    + " that forgets all. What was done stands in <file>.journal, without any token. Rows are known by brand,"
                    + " platform and platformUserId: one that is stored is not sent again, even with another token, before the"
                    + " journal is moved away.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all is stored, 1 some rows failed or are unknown, or the summary could not be printed (to run"
                    + " it again prints it), 2 the input or the command is wrong, and nothing was stored."
        })
public final class ImportTokens implements Callable<Integer> {
    static final String NAME = "import-tokens";
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final StopSignal stopSignal;
    private final Consumer<AutopostingClient.Builder> clientSettings;

    @Parameters(arity = "0..1", paramLabel = "<file>", description = "The rows. Without it and without a key: --demo.")
    private @Nullable Path file;

    @Option(names = "--demo", description = "Shows the program on a made-up fleet and a mock server.")
    private boolean isDemo;

    @Option(names = "--dry-run", description = "Checks the file, and calls nobody.")
    private boolean isDryRun;

    @Option(
            names = "--concurrency",
            paramLabel = "<n>",
            defaultValue = "8",
            converter = ConcurrencyText.class,
            description = "Rows at a time, 1 to 64. Default ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--settle",
            paramLabel = "<time>",
            defaultValue = "30s",
            converter = DurationText.class,
            description =
                    "How long after a lost response the service is asked what became of the token: 500ms, 30s, 2m."
                            + " Default ${DEFAULT-VALUE}; with less, what takes effect late stays unknown.")
    private Duration settle = Duration.ofSeconds(30);

    @Option(
            names = "--resend-unknown",
            description = "Sends rows again of which nobody can know whether an earlier run stored them.")
    private boolean resendsUnknown;

    @Option(
            names = "--json",
            description = "Prints the summary (with --dry-run, and when there are problems, the findings) as JSON.")
    private boolean isJson;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // which picocli reads
    private boolean isHelp;

    /** @param clientSettings what tests set besides */
    ImportTokens(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            StopSignal stopSignal,
            Consumer<AutopostingClient.Builder> clientSettings) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.stopSignal = stopSignal;
        this.clientSettings = clientSettings;
    }

    public static void main(String[] args) {
        run(args, client -> {});
    }

    /** Ends the process. */
    static void run(String[] args, Consumer<AutopostingClient.Builder> clientSettings) {
        StopSignal stopSignal = new StopSignal(PATIENCE);
        stopSignal.hearShutdown();
        int code = ImportRun.SOME_NOT_STORED;
        try {
            code = new ImportTokens(System.getenv(), System.out, System.err, stopSignal, clientSettings).execute(args);
        } finally {
            System.out.flush();
            stopSignal.ended();
        }
        System.exit(code);
    }

    /** @return the exit code */
    int execute(String... args) {
        return CommandRun.run(this, out, err, ImportRun.SOME_NOT_STORED, args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (isDemo && file != null) {
            throw new WrongUseException("--demo has rows of its own: name no file");
        }
        boolean hasKey = Target.hasKey(environment);
        if (file == null && hasKey && !isDemo) {
            throw new WrongUseException("which file? (--demo shows the program on a mock server)");
        }
        ImportRun run = new ImportRun(
                new ImportRun.Options(concurrency, settle, isDryRun, resendsUnknown, isJson), out, err, stopSignal);
        if (file == null) {
            return run.demo(environment);
        }
        return hasKey ? run.intoService(file, environment, clientSettings) : run.intoMock(file, environment);
    }
}
