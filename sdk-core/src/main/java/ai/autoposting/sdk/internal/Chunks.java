package ai.autoposting.sdk.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Buffers for the beginnings of bodies, kept for the next call: most bodies fit into one. */
final class Chunks {
    static final int SIZE = 8_192;

    private static final int MOST = 32; // a power of two

    private final AtomicReferenceArray<byte @Nullable []> idle = new AtomicReferenceArray<>(MOST);

    byte[] take() {
        byte[] chunk = idle.getAndSet(slot(), null);
        return chunk == null ? new byte[SIZE] : chunk;
    }

    void giveBack(byte[] chunk) {
        idle.set(slot(), chunk);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (MOST - 1);
    }
}
