package ai.autoposting.sdk.internal;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One wait that holds no thread: at its end something is handed on, once. Knows nothing of what waits, or for what. */
final class ThreadlessWait {
    private final Resources resources;
    private final Runnable then;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean over;
    private volatile @Nullable Future<?> alarm;
    private volatile @Nullable Future<?> earlier;

    /** @param then on the timer's thread, so that it must only hand on; again after a moment where it throws */
    ThreadlessWait(Resources resources, Runnable then) {
        this.resources = resources;
        this.then = then;
    }

    /**
     * Begins it, unless it is over.
     *
     * @throws OutOfMemoryError when no thread can be started; it has not begun then
     */
    void begin(long nanos) {
        if (!over) {
            alarm = resources.alarms().set(this::ring, nanos);
            silenceIfOver();
        }
    }

    /** Ends it now; on a thread that has no time for what comes then. Never throws. */
    void wake() {
        if (over || !woken.compareAndSet(false, true)) {
            return;
        }
        try {
            earlier = resources.alarms().set(this::ring, 0);
            silenceIfOver();
        } catch (Throwable full) {
            woken.set(false); // it takes its time, or is woken again
        }
    }

    /** Nothing is handed on. */
    void abandon() {
        over = true;
        silenceIfOver();
    }

    private void ring() {
        try {
            if (!over) {
                then.run();
                over = true;
            }
        } catch (Throwable full) {
            // The alarm is still set.
        }
        silenceIfOver(); // here, since one that is cancelled by another thread while it rings can be set again for a
        // moment
    }

    private void silenceIfOver() {
        if (over) {
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
