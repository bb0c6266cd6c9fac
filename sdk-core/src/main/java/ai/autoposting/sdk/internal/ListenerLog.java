package ai.autoposting.sdk.internal;

import java.util.Arrays;

/** A trace of what a user's listener threw: its types and places. Its texts can hold anything, so they are left out. */
public final class ListenerLog {
    private static final int MAX_FRAMES = 30;
    private static final int MAX_CAUSES = 5;

    private ListenerLog() {}

    /** May throw what a broken logging system throws. */
    public static void write(boolean first, Class<?> listener, Throwable thrown) {
        System.Logger.Level level = first ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        System.Logger logger = System.getLogger("ai.autoposting.sdk");
        if (logger.isLoggable(level)) {
            logger.log(level, line(first, listener, thrown));
        }
    }

    private static String line(boolean first, Class<?> listener, Throwable thrown) {
        StringBuilder line = new StringBuilder("the listener ")
                .append(listener.getName())
                .append(" threw; the call goes on without it");
        if (first) {
            line.append("; further ones are logged at DEBUG");
        }
        Throwable each = thrown;
        for (int cause = 0; each != null && cause < MAX_CAUSES; cause++) {
            line.append(cause == 0 ? ": " : "\nCaused by: ");
            append(line, each);
            each = each.getCause();
        }
        return line.toString();
    }

    private static void append(StringBuilder line, Throwable thrown) {
        line.append(thrown.getClass().getName());
        StackTraceElement[] frames = thrown.getStackTrace();
        for (StackTraceElement frame : Arrays.copyOf(frames, Math.min(frames.length, MAX_FRAMES))) {
            line.append("\n\tat ").append(frame);
        }
        if (frames.length > MAX_FRAMES) {
            line.append("\n\t... ").append(frames.length - MAX_FRAMES).append(" more");
        }
    }
}
