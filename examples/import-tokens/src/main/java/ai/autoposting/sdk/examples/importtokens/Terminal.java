package ai.autoposting.sdk.examples.importtokens;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Map;

/** Whether somebody watches, and how much fits into a line. */
final class Terminal {
    private static final int WIDTH = 80;
    private static final int MIN_WIDTH = 40;

    private Terminal() {}

    /** Java 17 has no console where there is no terminal; Java 22 and newer may have one, and say so. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isWatched(Map<String, String> environment) {
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

    static int width(Map<String, String> environment) {
        try {
            return Math.max(MIN_WIDTH, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException unknown) {
            return WIDTH;
        }
    }
}
