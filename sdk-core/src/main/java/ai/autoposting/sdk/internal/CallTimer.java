package ai.autoposting.sdk.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Rings when the time of a waiting call is over, on one thread that ends when there is no alarm. What rings must only hand
 * its work to another thread. The JVM's own timer is shared with everybody, and keeps what it inherits from whoever comes first.
 */
final class CallTimer {
    private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final ScheduledThreadPoolExecutor timer;

    CallTimer(ThreadFactory threads) {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Rings after this time, and again until it is cancelled.
     *
     * @throws OutOfMemoryError when no thread can be started; nothing is kept then
     */
    Future<?> set(Runnable ring, long nanos) {
        requireThread(); // fails before there is an alarm that would never ring
        return timer.scheduleWithFixedDelay(ring, nanos, AGAIN, TimeUnit.NANOSECONDS);
    }

    /**
     * Starts the thread, unless it is there.
     *
     * @throws OutOfMemoryError when it cannot be started
     */
    void requireThread() {
        timer.prestartCoreThread();
    }

    /** How many are set. */
    int size() {
        return timer.getQueue().size();
    }

    void end() {
        timer.shutdown();
    }
}
