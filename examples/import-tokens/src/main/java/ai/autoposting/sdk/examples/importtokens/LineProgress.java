package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.examples.importtokens.Report.Tally;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Progress for logs: a line every ten seconds, as long as rows end. */
final class LineProgress implements Progress {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final double MILLIS = 1000;

    private final PrintStream out;
    private final Clock clock;
    private final int before;
    private final Instant begin;
    private Instant last;
    private boolean isWaiting;

    /** @param before how many rows an earlier run stored */
    LineProgress(int before, PrintStream out, Clock clock) {
        this.before = before;
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
        this.last = begin;
    }

    @Override
    public synchronized void show(Tally tally) {
        Instant now = clock.instant();
        isWaiting = false;
        if (now.isBefore(last.plus(EVERY))) {
            return;
        }
        last = now;
        double perSecond =
                (tally.done() - before) * MILLIS / Duration.between(begin, now).toMillis();
        long left = perSecond <= 0 ? 0 : Math.round((tally.rows() - tally.done()) / perSecond);
        out.println(String.format(
                Locale.ROOT,
                "%d of %d rows, %.1f/s, %d failed, %d unknown, about %d s left",
                tally.done(),
                tally.rows(),
                perSecond,
                tally.of(Fate.FAILED),
                tally.unknown(),
                left));
    }

    /** Once per wait: while one lasts, calls in flight may still be told the same. */
    @Override
    public synchronized void waitsForQuota(Instant until) {
        if (!isWaiting) {
            isWaiting = true;
            out.println("waiting for the quota until " + until);
        }
    }

    @Override
    public void close() {}
}
