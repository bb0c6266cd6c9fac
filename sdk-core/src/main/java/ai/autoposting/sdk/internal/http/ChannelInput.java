package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What comes over a channel: reads within the limit of the attempt that it serves, and looks ahead, without waiting, for what
 * the peer has said unasked.
 */
final class ChannelInput extends InputStream {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LOOK_AHEAD = 512;
    private static final int LOOK_FAR_AHEAD = 64 * 1024;

    private final ServedChannel served;
    private final ReentrantLock reading = new ReentrantLock(); // a monitor would pin virtual threads
    private @Nullable InputStream in;
    private ByteBuffer ahead = ByteBuffer.allocate(LOOK_AHEAD).flip();
    private boolean used;
    private boolean dead;
    private boolean ended;
    private long lookedAt;
    private long received;

    ChannelInput(ServedChannel served) {
        this.served = served;
    }

    /** Reads from this stream, the channel's own, once that is connected. */
    ChannelInput over(InputStream connected) {
        in = connected;
        return this;
    }

    /** What comes next belongs to no request: OkHttp before 5 looks at a new connection too, where tickets of TLS may lie. */
    void beginUnused() {
        used = false;
    }

    /** Whether a request has gone over the connection. */
    boolean isUsed() {
        return used;
    }

    /** Looks without waiting whether the peer has ended the connection, unless another thread is reading. */
    boolean isDead() {
        if (!used || !reading.tryLock()) {
            return false;
        }
        try {
            boolean justNow = System.nanoTime() - lookedAt < LOOK_AGAIN_NANOS; // OkHttp asks twice in a row
            return justNow ? dead : look();
        } finally {
            reading.unlock();
        }
    }

    /** A request is about to be written: looks, as {@link #isDead} does, but in any case. */
    boolean isSilent() {
        used = true;
        return !look();
    }

    /**
     * The same on a TLS connection that has just been made: what has come can be a session ticket. Then
     * {@link #readMoreThan} tells what came later.
     */
    boolean isSilentButForTickets() {
        used = true;
        try {
            readAheadToTheEnd();
            if (ahead.limit() == LOOK_AHEAD) {
                ahead = ByteBuffer.allocate(LOOK_FAR_AHEAD).put(ahead).flip();
                readAheadToTheEnd();
            }
            return !ended && ahead.limit() < LOOK_FAR_AHEAD;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Whether the peer has ended the connection, or said something unasked. */
    private boolean look() {
        if (dead || served.isShared() && ahead.hasRemaining()) {
            return dead;
        }
        try {
            dead = readAheadToTheEnd() || !served.isShared() && ahead.hasRemaining();
        } catch (IOException broken) {
            dead = true;
        }
        lookedAt = System.nanoTime();
        return dead;
    }

    private boolean readAheadToTheEnd() throws IOException {
        served.setBlocking(false);
        SocketChannel channel = served.channel();
        ahead.compact();
        try {
            int count;
            do {
                count = channel.read(ahead);
                received += Math.max(count, 0);
            } while (count > 0 && ahead.hasRemaining());
            ended |= count < 0;
            return ended;
        } finally {
            ahead.flip();
            if (served.isShared()) {
                served.setBlocking(true);
            }
        }
    }

    /** Whether a look has found the peer's end of the connection. */
    boolean hasEnded() {
        return ended;
    }

    /** How many bytes have come, those read ahead included. */
    long received() {
        return received;
    }

    /** Whether more than this many of the bytes that came have been read from here. */
    boolean readMoreThan(long count) {
        return received - ahead.remaining() > count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        reading.lock();
        try {
            used |= served.isShared();
            lookedAt = System.nanoTime() - LOOK_AGAIN_NANOS;
            if (ahead.hasRemaining()) {
                int count = Math.min(length, ahead.remaining());
                ahead.get(bytes, offset, count);
                return count;
            }
            InputStream connected = Objects.requireNonNull(in, "in");
            int count = served.isShared()
                    ? connected.read(bytes, offset, length)
                    : readWithinLimit(connected, bytes, offset, length);
            received += Math.max(count, 0);
            return count;
        } finally {
            reading.unlock();
        }
    }

    private int readWithinLimit(InputStream connected, byte[] bytes, int offset, int length) throws IOException {
        HttpAttempt attempt = served.attempt();
        if (attempt == null) {
            throw ServedChannel.servesNobody();
        }
        served.socket().setSoTimeout(attempt.leftMillis());
        served.setBlocking(true);
        try {
            return connected.read(bytes, offset, length);
        } catch (SocketTimeoutException outOfTime) {
            throw attempt.timedOut(outOfTime);
        }
    }

    @Override
    public void close() throws IOException {
        served.channel().close();
    }
}
