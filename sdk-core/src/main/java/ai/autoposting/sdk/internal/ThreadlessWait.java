package ai.autoposting.sdk.internal;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One wait that holds no thread: at its end something is run, once. Knows nothing of what waits, or for what. */
final class ThreadlessWait {
    private final Resources resources;
    private final Runnable then;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable Future<?> alarm;
    private volatile @Nullable Future<?> earlier;

    /** @param then on a thread that may take its time */
    ThreadlessWait(Resources resources, Runnable then) {
        this.resources = resources;
        this.then = then;
    }

    /**
     * Begins it.
     *
     * @throws OutOfMemoryError when no thread can be started; it has not begun then
     */
    void begin(long nanos) {
        alarm = resources.alarms().set(this::ring, nanos);
        silenceIfOver();
    }

    /** Ends it now; on a thread that has no time for what comes then. */
    void wake() {
        if (over.get() || !woken.compareAndSet(false, true)) {
            return;
        }
        try {
            earlier = resources.alarms().set(this::ring, 0);
            silenceIfOver();
        } catch (OutOfMemoryError full) {
            woken.set(false); // it takes its time, or is woken again
        }
    }

    /** Nothing is run. */
    void abandon() {
        over.set(true);
        silenceIfOver();
    }

    /** On the timer's thread. Rings again while there is no thread for what comes then. */
    private void ring() {
        try {
            if (!over.get()) {
                resources.endings().begin(this::end);
            }
        } catch (Throwable full) {
            // The alarm is still set.
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            silenceIfOver();
            then.run();
        }
    }

    private void silenceIfOver() {
        if (over.get()) {
            cancel(alarm);
            cancel(earlier);
        }
    }

    private static void cancel(@Nullable Future<?> set) {
        if (set != null) {
            set.cancel(false);
        }
    }
}
