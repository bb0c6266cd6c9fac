package ai.autoposting.sdk.examples.common;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs what a command line asks for. What goes wrong is one line for people, and an exit code. */
public final class CommandRun {
    /** The exit code when the input or the command is wrong. */
    public static final int WRONG = 2;

    /** What is asked for cannot be done, and nothing was. */
    public static final class WrongUseException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public WrongUseException(String message) {
            super(message);
        }
    }

    private CommandRun() {}

    /**
     * @param command which picocli knows by its annotations
     * @param brokenOff the exit code when it ends by any other exception
     * @return the exit code
     */
    public static int run(Callable<Integer> command, PrintStream out, PrintStream err, int brokenOff, String... args) {
        CommandLine line = new CommandLine(command);
        String begin = line.getCommandName() + ": ";
        return line.setOut(new PrintWriter(out, true, Charset.defaultCharset()))
                .setParameterExceptionHandler((wrong, parsed) -> wrong(wrong, begin, err))
                .setExecutionExceptionHandler((failure, same, parsed) -> {
                    if (failure instanceof WrongUseException) {
                        return wrong(failure, begin, err);
                    }
                    err.println(begin + failure.getClass().getSimpleName() + ": " + failure.getMessage());
                    return brokenOff;
                })
                .execute(args);
    }

    private static int wrong(Exception why, String begin, PrintStream err) {
        err.println(begin + why.getMessage() + " (--help says what there is)");
        return WRONG;
    }
}
