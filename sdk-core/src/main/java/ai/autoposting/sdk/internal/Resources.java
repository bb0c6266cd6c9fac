package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What clients made from one another share: connections and threads. Made when first needed; let go of when the last
 * client is closed and its last call has ended.
 */
final class Resources {
    /** In each pool. */
    static final int MOST_IDLE_CONNECTIONS = 64;

    /** Connections, and the number of calls that use them or are about to. */
    record Pool(ConnectionPool connections, AtomicInteger calls) {}

    private final @Nullable ThreadFactory timerThreads;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Pool> pools = new ArrayList<>();
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient secure;
    private @Nullable Workers workers;
    private @Nullable Workers endings;
    private @Nullable Alarms alarms;
    private int users;

    Resources() {
        this(null, null);
    }

    /** Null for what is made when it is first needed. */
    Resources(@Nullable ThreadFactory timerThreads, @Nullable Workers endings) {
        this.timerThreads = timerThreads;
        this.endings = endings;
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
        List<Pool> idle;
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
            idle = List.copyOf(pools);
        } finally {
            lock.unlock();
        }
        for (Pool pool : idle) {
            pool.connections.evictAll();
        }
    }

    private static void end(@Nullable Workers started) {
        if (started != null) {
            started.end();
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
            Workers started = workers == null ? Workers.start() : workers;
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
            Workers started = endings == null ? Workers.startUnbounded() : endings;
            endings = started;
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** What watches the time of calls that wait. */
    Alarms alarms() {
        lock.lock();
        try {
            Alarms made = alarms == null
                    ? new Alarms(timerThreads == null ? new OwnThreads("autoposting-timer-") : timerThreads)
                    : alarms;
            alarms = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    /** The pool of this number, from 0. */
    Pool pool(int number) {
        lock.lock();
        try {
            while (pools.size() <= number) {
                long keepSeconds = pools.isEmpty() ? 300 : 10; // what a rush leaves behind goes soon
                pools.add(new Pool(
                        new ConnectionPool(MOST_IDLE_CONNECTIONS, keepSeconds, TimeUnit.SECONDS), new AtomicInteger()));
            }
            return pools.get(number);
        } finally {
            lock.unlock();
        }
    }

    /** Our own HTTP client. */
    OkHttpClient client(boolean https) throws IOException {
        lock.lock();
        try {
            OkHttpClient known = https ? secure : plain;
            OkHttpClient client = known == null ? HttpClients.ours(https, pool(0).connections) : known;
            if (https) {
                secure = client;
            } else {
                plain = client;
            }
            return client;
        } finally {
            lock.unlock();
        }
    }
}
