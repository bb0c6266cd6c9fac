package ai.autoposting.sdk.internal.http;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends one call from another thread, whatever it is doing: sending, reading or waiting. Knows nothing of why. */
public final class Cancellation {
    /** What can be cut off, such as an HTTP call. */
    interface Abortable {
        /** Can come twice, from two threads at once, and while or after it ends by itself. */
        void abort();
    }

    private volatile boolean cancelled;
    private volatile boolean woken;
    private volatile @Nullable Abortable running;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Runnable onWake;

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
        LockSupport.unpark(waiting); // first, since users' code hears of an abort and can throw
        Abortable current = running;
        if (current != null) {
            current.abort();
        }
    }

    /** From now on cancelling aborts this; at once when it has happened already. */
    void attach(Abortable abortable) {
        running = abortable;
        if (cancelled) {
            abortable.abort();
        }
    }

    public void detach() {
        running = null;
    }

    /** Ends the wait that is going on, else the next one. */
    public void wake() {
        woken = true;
        LockSupport.unpark(waiting);
        Runnable told = onWake;
        if (told != null) {
            told.run();
        }
    }

    /** For a wait without a thread: from now on waking runs this; at once when the call has been woken already. */
    public void onWake(Runnable told) {
        onWake = told;
        if (woken) {
            told.run();
        }
    }

    /** Nobody wakes the call any more: its next wait takes its time. */
    public void forgetWake() {
        woken = false;
    }

    /** Waits this long, or until the call is cancelled or woken. Parks, since waiting on a monitor would pin a virtual thread. */
    public void await(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        waiting = Thread.currentThread();
        try {
            for (long left = nanos; left > 0 && !cancelled && !woken; left = end - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiting = null;
            woken = false;
        }
    }
}
