package ai.autoposting.sdk.internal.body;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Buffers for the beginnings of bodies, kept for the next call: most bodies fit into one. */
public final class BufferPool {
    public static final int SIZE = 8_192;

    private static final int MAX_IDLE = 32; // a power of two

    private final AtomicReferenceArray<byte @Nullable []> idle = new AtomicReferenceArray<>(MAX_IDLE);

    public byte[] take() {
        byte[] chunk = idle.getAndSet(slot(), null);
        return chunk == null ? new byte[SIZE] : chunk;
    }

    public void giveBack(byte[] chunk) {
        idle.set(slot(), chunk);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (MAX_IDLE - 1);
    }
}
