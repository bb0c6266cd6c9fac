package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** The connections that clients made from one another share, and the HTTP clients over the first of their pools. */
public final class ConnectionPools {
    /** In each pool. */
    static final int MAX_IDLE_CONNECTIONS = 64;

    /** Connections, and the number of calls that use them or are about to. */
    record Pool(ConnectionPool connections, AtomicInteger calls) {}

    private final ReentrantLock lock = new ReentrantLock(); // a monitor would pin virtual threads
    private final List<Pool> pools = new ArrayList<>();
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    /** The pool of this number, from 0. */
    Pool pool(int number) {
        lock.lock();
        try {
            while (pools.size() <= number) {
                long keepSeconds = pools.isEmpty() ? 300 : 10; // what a rush leaves behind goes soon
                pools.add(new Pool(
                        new ConnectionPool(MAX_IDLE_CONNECTIONS, keepSeconds, TimeUnit.SECONDS), new AtomicInteger()));
            }
            return pools.get(number);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Our own HTTP client, over the first pool.
     *
     * @throws IOException when TLS cannot be set up
     */
    OkHttpClient client(boolean https) throws IOException {
        lock.lock();
        try {
            OkHttpClient known = https ? secure : plain;
            OkHttpClient client = known == null ? ours(https, pool(0).connections) : known;
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

    /** The one for http:// spares itself the setting up of TLS. */
    private static OkHttpClient ours(boolean https, ConnectionPool pool) throws IOException {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder().connectionPool(pool).protocols(List.of(Protocol.HTTP_1_1));
        ChannelSocketFactory.ONE_CALL_EACH.setUp(builder, Dns.SYSTEM);
        if (!https) {
            return builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
        }
        return TlsSetup.setUp(builder).build();
    }

    /** Closes all idle connections. */
    public void evictAll() {
        List<Pool> all;
        lock.lock();
        try {
            all = List.copyOf(pools);
        } finally {
            lock.unlock();
        }
        for (Pool pool : all) {
            pool.connections.evictAll();
        }
    }
}
