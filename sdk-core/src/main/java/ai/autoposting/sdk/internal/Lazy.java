package ai.autoposting.sdk.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when first asked for, once. A lock, not a monitor, since that would pin virtual threads. */
final class Lazy<V> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<V> maker;
    private volatile @Nullable V value;

    Lazy(Supplier<V> maker) {
        this.maker = maker;
    }

    V get() {
        V known = value;
        return known == null ? make() : known;
    }

    private V make() {
        lock.lock();
        try {
            V known = value;
            V made = known == null ? maker.get() : known;
            value = made;
            return made;
        } finally {
            lock.unlock();
        }
    }
}
