package ai.autoposting.sdk.testing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Effects that come later than their requests, on the server's clock. They need no thread: those that are due are carried out
 * before anything looks at what they change, so that nobody can tell the difference.
 */
final class LateEffects {
    private static final class Late {
        final Instant due;
        final Runnable effect;
        boolean isDone;

        Late(Instant due, Runnable effect) {
            this.due = due;
            this.effect = effect;
        }
    }

    private final Clock clock;
    private final List<Late> pending = new ArrayList<>();

    LateEffects(Clock clock) {
        this.clock = clock;
    }

    /** Says whether it has happened. */
    synchronized BooleanSupplier add(Duration after, Runnable effect) {
        Late late = new Late(instantAfter(clock.instant(), after), effect);
        pending.add(late);
        return () -> isDone(late);
    }

    private synchronized boolean isDone(Late late) {
        settle();
        return late.isDone;
    }

    /** Carries out what is due: the earliest first, of the same instant in the order of their requests. */
    synchronized void settle() {
        if (pending.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Late> due = new ArrayList<>(
                pending.stream().filter(late -> !late.due.isAfter(now)).toList());
        due.sort(Comparator.comparing(late -> late.due));
        pending.removeAll(due);
        for (Late late : due) {
            late.isDone = true;
            late.effect.run();
        }
    }

    /** What is pending never happens. */
    synchronized void clear() {
        pending.clear();
    }

    private static Instant instantAfter(Instant now, Duration after) {
        try {
            return now.plus(after);
        } catch (DateTimeException | ArithmeticException beyondTime) {
            return Instant.MAX;
        }
    }
}
