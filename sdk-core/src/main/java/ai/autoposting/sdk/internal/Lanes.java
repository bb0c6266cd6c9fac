package ai.autoposting.sdk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients that differ in nothing but their connection pools, filled with calls one after the other: OkHttp looks
 * through a whole pool for each call, so in one pool the cost of many calls at a time grows with their square. Knows how many
 * calls each pool carries; knows nothing of what they do.
 */
final class Lanes {
    private final @Nullable Resources pools;
    private final ReentrantLock widening = new ReentrantLock();
    private volatile List<Lane> lanes;

    private Lanes(OkHttpClient first, @Nullable Resources pools) {
        this.pools = pools;
        this.lanes = List.of(
                pools == null
                        ? new Lane(first, new AtomicInteger(), Integer.MAX_VALUE)
                        : new Lane(first, pools.pool(0).calls(), Resources.MOST_IDLE_CONNECTIONS));
    }

    /** One client for any number of calls. */
    static Lanes single(OkHttpClient client) {
        return new Lanes(client, null);
    }

    /** As many clients as the calls need, all like this one, which has the first of the pools. */
    static Lanes over(OkHttpClient first, Resources pools) {
        return new Lanes(first, pools);
    }

    /** The first lane with room. To be left once. */
    Lane enter() {
        while (true) {
            List<Lane> known = lanes;
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).takesOneMore()) {
                    return known.get(i);
                }
            }
            widen(known);
        }
    }

    private void widen(List<Lane> full) {
        widening.lock();
        try {
            if (lanes == full && pools != null) {
                Resources.Pool pool = pools.pool(full.size());
                OkHttpClient next = full.get(0)
                        .client
                        .newBuilder()
                        .connectionPool(pool.connections())
                        .dispatcher(new Dispatcher()) // it looks through its calls too
                        .build();
                List<Lane> more = new ArrayList<>(full);
                more.add(new Lane(next, pool.calls(), Resources.MOST_IDLE_CONNECTIONS));
                lanes = more;
            }
        } finally {
            widening.unlock();
        }
    }

    /** One client and the number of calls on its pool: as many at the most as that keeps connections. */
    static final class Lane {
        final OkHttpClient client;
        private final AtomicInteger calls;
        private final int most;

        private Lane(OkHttpClient client, AtomicInteger calls, int most) {
            this.client = client;
            this.calls = calls;
            this.most = most;
        }

        private boolean takesOneMore() {
            if (calls.get() >= most) {
                return false;
            }
            boolean room = calls.incrementAndGet() <= most;
            if (!room) {
                calls.decrementAndGet();
            }
            return room;
        }

        void leave() {
            calls.decrementAndGet();
        }
    }
}
