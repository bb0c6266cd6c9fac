package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.examples.importtokens.Report.Fate;
import ai.autoposting.sdk.examples.importtokens.Report.Tally;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for a terminal: a bar with the rate, the errors, the wait for the quota and the time left. */
final class BarProgress implements Progress {
    private final ProgressBar bar;
    private final PrintStream out;
    private final Clock clock;
    private String errors = " 0 failed, 0 unknown";
    private Instant waitsUntil = Instant.MIN;

    /**
     * @param before how many rows an earlier run stored
     * @param width of the terminal, in characters
     */
    BarProgress(int rows, int before, PrintStream out, int width, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.bar = new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(rows)
                .startsFrom(before, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .continuousUpdate()
                .setUpdateIntervalMillis(200)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, width - 1))
                .build();
    }

    private void draw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    @Override
    public synchronized void show(Tally tally) {
        errors = " " + tally.of(Fate.FAILED) + " failed, " + tally.unknown() + " unknown";
        bar.stepTo(tally.done());
        tell();
    }

    @Override
    public synchronized void waitsForQuota(Instant until) {
        waitsUntil = until;
        tell();
    }

    private void tell() {
        boolean isWaiting = clock.instant().isBefore(waitsUntil);
        bar.setExtraMessage(isWaiting ? " waits for the quota" : errors);
    }

    @Override
    public void close() {
        bar.close();
        out.println();
    }
}
