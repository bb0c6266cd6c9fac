package ai.autoposting.sdk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Pool> pools = new ArrayList<>();
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient secure;
    private volatile @Nullable ExecutorService workers;
    private int users;

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
        List<Pool> idle = List.of();
        ExecutorService done = null;
        lock.lock();
        try {
            if (--users == 0) {
                idle = List.copyOf(pools);
                done = workers;
            }
        } finally {
            lock.unlock();
        }
        for (Pool pool : idle) {
            pool.connections.evictAll();
        }
        if (done != null) {
            done.shutdown();
        }
    }

    /** Whether these are our workers and virtual threads, which begin every task at once. */
    boolean areVirtualWorkers(Executor executor) {
        return executor == workers && !(executor instanceof ThreadPoolExecutor);
    }

    ExecutorService workers() {
        lock.lock();
        try {
            ExecutorService started = workers == null ? Workers.start() : workers;
            workers = started;
            return started;
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

    /** Our own HTTP client. The one for http:// spares itself the setting up of TLS. */
    OkHttpClient client(boolean https) {
        lock.lock();
        try {
            OkHttpClient known = https ? secure : plain;
            OkHttpClient client = known == null ? make(https) : known;
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

    private OkHttpClient make(boolean https) {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().connectionPool(pool(0).connections).protocols(List.of(Protocol.HTTP_1_1));
        if (!https) {
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        return builder.build();
    }
}
