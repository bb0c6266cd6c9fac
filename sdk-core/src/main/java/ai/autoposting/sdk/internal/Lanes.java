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
 * calls each client carries; knows nothing of what they do.
 */
final class Lanes {
    private final @Nullable Resources pools;
    private final ReentrantLock widening = new ReentrantLock();
    private volatile List<Lane> lanes;

    private Lanes(OkHttpClient first, @Nullable Resources pools) {
        this.pools = pools;
        this.lanes = List.of(new Lane(first, pools == null ? Integer.MAX_VALUE : Resources.MOST_IDLE_CONNECTIONS));
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
                OkHttpClient next = full.get(0)
                        .client
                        .newBuilder()
                        .connectionPool(pools.pool(full.size()))
                        .dispatcher(new Dispatcher()) // it looks through its calls too
                        .build();
                List<Lane> more = new ArrayList<>(full);
                more.add(new Lane(next, Resources.MOST_IDLE_CONNECTIONS));
                lanes = more;
            }
        } finally {
            widening.unlock();
        }
    }

    /** One client and the number of its calls: as many at the most as its pool keeps connections. */
    static final class Lane {
        final OkHttpClient client;
        private final int most;
        private final AtomicInteger calls = new AtomicInteger();

        private Lane(OkHttpClient client, int most) {
            this.client = client;
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
