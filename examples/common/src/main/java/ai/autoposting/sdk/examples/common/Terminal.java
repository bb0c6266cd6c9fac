package ai.autoposting.sdk.examples.common;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether somebody watches, and how much fits into a line. */
public final class Terminal {
    private static final int WIDTH = 80;
    private static final int MIN_WIDTH = 40;
    private static final File DEVICE = new File("/dev/tty");
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");

    private Terminal() {}

    /** Java 17 has no console where there is no terminal; Java 22 and newer may have one, and say so. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isWatched(Map<String, String> environment) {
        Console console = System.console();
        if (console == null || environment.getOrDefault("TERM", "").equals("dumb")) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** {@code COLUMNS}, which shells keep to themselves unless it is exported; else what the terminal says of itself. */
    public static int width(Map<String, String> environment) {
        try {
            return Math.max(MIN_WIDTH, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException unknown) {
            return isWatched(environment) ? askedWidth() : WIDTH;
        }
    }

    private static int askedWidth() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Matcher size = SIZE.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return size.matches() && !size.group(1).equals("0")
                    ? Math.max(MIN_WIDTH, Integer.parseInt(size.group(1)))
                    : WIDTH;
        } catch (IOException none) {
            return WIDTH;
        }
    }
}
