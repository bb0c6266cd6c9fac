package ai.autoposting.sdk;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the SDK logs, down to level DEBUG (which is FINE there), until it is closed. */
public final class LogLines implements AutoCloseable {
    private final Logger logger = Logger.getLogger("ai.autoposting.sdk");
    private Handler handler = collector(List.of());

    public LogLines() {}

    /** Collects the lines, each behind its level, in this list. */
    public void into(List<String> lines) {
        handler = collector(lines);
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.FINE);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    private static Handler collector(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel().getName() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
