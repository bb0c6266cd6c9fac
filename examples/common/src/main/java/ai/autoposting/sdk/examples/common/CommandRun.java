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
     * @param brokenOff the exit code when it ends by any other exception, and when all went well but {@code out} is lost
     * @return the exit code
     */
    public static int run(Callable<Integer> command, PrintStream out, PrintStream err, int brokenOff, String... args) {
        CommandLine line = new CommandLine(command);
        String begin = line.getCommandName() + ": ";
        int code = line.setOut(new PrintWriter(out, true, Charset.defaultCharset()))
                .setParameterExceptionHandler((wrong, parsed) -> {
                    err.println(begin + wrong.getMessage() + " (--help says what there is)");
                    return WRONG;
                })
                .setExecutionExceptionHandler((failure, same, parsed) -> {
                    boolean isWrong = failure instanceof WrongUseException;
                    String kind = isWrong ? "" : failure.getClass().getSimpleName() + ": ";
                    err.println(begin + kind + failure.getMessage());
                    return isWrong ? WRONG : brokenOff;
                })
                .execute(args);
        if (!out.checkError()) {
            return code;
        }
        err.println(begin + "the output cannot be written");
        return code == 0 ? brokenOff : code;
    }
}
