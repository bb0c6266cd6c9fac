package ai.autoposting.sdk.examples.importtokens;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What is to be done: now, in the order in which it was added, or not before its time, and then before the rest. Who takes something
 * says when it is done, since it may add more.
 */
final class Agenda {
    private record Later(long due, Runnable task) {}

    private final Queue<Runnable> now = new ArrayDeque<>();
    private final PriorityQueue<Later> later;
    private final LongSupplier nanos;
    private int underWay;
    private boolean isStopped;

    /** @param nanos a clock that nobody sets, such as {@link System#nanoTime} */
    Agenda(LongSupplier nanos) {
        this.nanos = nanos;
        long begin = nanos.getAsLong();
        this.later = new PriorityQueue<>(Comparator.comparingLong(each -> each.due() - begin));
    }

    synchronized void add(Runnable task) {
        now.add(task);
        notifyAll();
    }

    synchronized void addLater(Runnable task, Duration wait) {
        later.add(new Later(nanos.getAsLong() + TimeUnit.NANOSECONDS.convert(wait), task));
        notifyAll();
    }

    /** Gives out nothing any more. */
    synchronized void stop() {
        isStopped = true;
        notifyAll();
    }

    /**
     * Waits for the next task; call {@link #done} after it.
     *
     * @return empty when all is done, or it was stopped
     */
    synchronized Optional<Runnable> take() throws InterruptedException {
        while (!isStopped) {
            long left = later.isEmpty() ? Long.MAX_VALUE : later.element().due() - nanos.getAsLong();
            Runnable next = left <= 0 ? later.remove().task() : now.poll();
            if (next != null) {
                underWay++;
                return Optional.of(next);
            }
            if (later.isEmpty() && underWay == 0) {
                return Optional.empty();
            }
            // A millisecond more, lest it is waited for in rounds of nothing.
            wait(later.isEmpty() ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return Optional.empty();
    }

    synchronized void done() {
        underWay--;
        notifyAll();
    }
}
