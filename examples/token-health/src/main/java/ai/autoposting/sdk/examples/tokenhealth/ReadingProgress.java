package ai.autoposting.sdk.examples.tokenhealth;

import java.io.PrintStream;

/** Shows on a terminal how much is read; nothing elsewhere. */
record ReadingProgress(boolean isWatched, PrintStream err) {
    private static final String TO_LINE_START = "\r\u001b[K";

    void show(long done, long all) {
        long percent = done * 100 / all;
        if (isWatched && percent != (done - 1) * 100 / all) {
            err.print(TO_LINE_START + "reading: " + percent + " %");
            err.flush();
        }
    }

    void clear() {
        if (isWatched) {
            err.print(TO_LINE_START);
            err.flush();
        }
    }
}
