package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.ConnectionPools;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What clients made from one another share: connections and threads. Made when first needed; let go of when the last
 * client is closed and its last call has ended.
 */
final class Resources {
    private final @Nullable ThreadFactory timerThreads;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConnectionPools pools = new ConnectionPools();
    private @Nullable Workers workers;
    private @Nullable Workers endings;
    private @Nullable CallTimer alarms;
    private @Nullable Pacer pacer;
    private int users;
    private long lastCallId;

    Resources() {
        this(null, null, null);
    }

    /** Null for what is made when it is first needed. */
    Resources(@Nullable ThreadFactory timerThreads, @Nullable Workers workers, @Nullable Workers endings) {
        this.timerThreads = timerThreads;
        this.workers = workers;
        this.endings = endings;
    }

    ConnectionPools pools() {
        return pools;
    }

    /** Counts a client or a call in. */
    void acquire() {
        lock.lock();
        try {
            users++;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a client or a call out. */
    void release() {
        lock.lock();
        try {
            if (--users != 0) {
                return;
            }
            end(workers);
            end(endings);
            if (alarms != null) {
                alarms.end();
            }
        } finally {
            lock.unlock();
        }
        pools.evictAll();
    }

    private static void end(@Nullable Workers started) {
        if (started != null) {
            started.end();
        }
    }

    /** What the clients that pace their calls know of the quotas of their keys. */
    Pacer pacer() {
        lock.lock();
        try {
            Pacer made = pacer == null ? new Pacer(TimeSource.SYSTEM) : pacer;
            pacer = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** Another number each time, for calls that are heard of. */
    long nextCallId() {
        lock.lock();
        try {
            return ++lastCallId;
        } finally {
            lock.unlock();
        }
    }

    /** How many clients and calls are counted in. */
    int users() {
        lock.lock();
        try {
            return users;
        } finally {
            lock.unlock();
        }
    }

    /** What runs the calls. */
    Workers workers() {
        lock.lock();
        try {
            Workers started = workers == null ? startWorkers() : workers;
            workers = started;
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** What ends calls that were never run: their endings are told to users' code, which may take its time. */
    Workers endings() {
        lock.lock();
        try {
            Workers started = endings == null ? startUnboundedWorkers() : endings;
            endings = started;
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** What watches the time of calls that wait. */
    CallTimer alarms() {
        lock.lock();
        try {
            CallTimer made = alarms == null
                    ? new CallTimer(timerThreads == null ? new DaemonThreadFactory("autoposting-timer-") : timerThreads)
                    : alarms;
            alarms = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** For calls: virtual threads where the JVM has them, else a bounded number of daemons. */
    static Workers startWorkers() {
        Workers virtual = VirtualThreads.start("autoposting-");
        return virtual == null ? DaemonPool.start("autoposting-") : virtual;
    }

    /** For what must be done whenever it comes: any number of tasks may wait. */
    static Workers startUnboundedWorkers() {
        Workers virtual = VirtualThreads.start("autoposting-end-");
        return virtual == null ? DaemonPool.startUnbounded("autoposting-end-") : virtual;
    }
}
