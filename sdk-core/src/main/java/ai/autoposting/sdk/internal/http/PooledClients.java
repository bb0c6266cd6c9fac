package ai.autoposting.sdk.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients that differ in nothing but their connection pools, filled with calls one after the other: OkHttp looks
 * through a whole pool for each call, so in one pool the cost of many calls at a time grows with their square. Together with
 * {@link ConnectionPools#pool} this is all that makes several pools; one client would do without.
 */
final class PooledClients {
    private final @Nullable ConnectionPools pools;
    private final ReentrantLock widening = new ReentrantLock();
    private volatile List<Client> clients;

    private PooledClients(OkHttpClient first, @Nullable ConnectionPools pools) {
        this.pools = pools;
        this.clients = List.of(
                pools == null
                        ? new Client(first, new AtomicInteger(), Integer.MAX_VALUE)
                        : new Client(first, pools.pool(0).calls(), ConnectionPools.MAX_IDLE_CONNECTIONS));
    }

    /** One client for any number of calls. */
    static PooledClients single(OkHttpClient client) {
        return new PooledClients(client, null);
    }

    /** As many clients as the calls need, all like this one, which has the first of the pools. */
    static PooledClients over(OkHttpClient first, ConnectionPools pools) {
        return new PooledClients(first, pools);
    }

    /** The first client with room for one call more. To be released once. */
    Client acquire() {
        while (true) {
            List<Client> known = clients;
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).takesOneMore()) {
                    return known.get(i);
                }
            }
            widen(known);
        }
    }

    private void widen(List<Client> full) {
        widening.lock();
        try {
            if (clients == full && pools != null) {
                ConnectionPools.Pool pool = pools.pool(full.size());
                OkHttpClient next = full.get(0)
                        .http
                        .newBuilder()
                        .connectionPool(pool.connections())
                        .dispatcher(new Dispatcher()) // it looks through its calls too
                        .build();
                List<Client> more = new ArrayList<>(full);
                more.add(new Client(next, pool.calls(), ConnectionPools.MAX_IDLE_CONNECTIONS));
                clients = more;
            }
        } finally {
            widening.unlock();
        }
    }

    /** One client and the number of calls on its pool: at most as many as that keeps connections. */
    static final class Client {
        private final OkHttpClient http;
        private final AtomicInteger calls;
        private final int max;

        private Client(OkHttpClient http, AtomicInteger calls, int max) {
            this.http = http;
            this.calls = calls;
            this.max = max;
        }

        OkHttpClient http() {
            return http;
        }

        /** Whether its sockets keep an attempt's limit now: the JVM's settings of proxies can change. OkHttp needs a thread for it. */
        boolean keepsLimits() {
            return ChannelSocketFactory.serves(http);
        }

        private boolean takesOneMore() {
            if (calls.get() >= max) {
                return false;
            }
            boolean room = calls.incrementAndGet() <= max;
            if (!room) {
                calls.decrementAndGet();
            }
            return room;
        }

        void release() {
            calls.decrementAndGet();
        }
    }
}
