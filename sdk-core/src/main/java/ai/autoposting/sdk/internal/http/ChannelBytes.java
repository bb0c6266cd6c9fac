package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What comes and goes over a channel: reads and writes within the limit of the attempt that it serves, and looks ahead,
 * without waiting, for what the peer has said unasked.
 */
final class ChannelBytes {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SLICE_MILLIS = 50;
    private static final int LOOK_AHEAD = 512;
    private static final int LOOK_FAR_AHEAD = 64 * 1024;

    private final ServedChannel served;
    private final ReentrantLock reading = new ReentrantLock(); // monitors would pin virtual threads
    private final ReentrantLock writing = new ReentrantLock();
    private boolean blocking = true;
    private ByteBuffer ahead = ByteBuffer.allocate(LOOK_AHEAD).flip();
    private boolean used;
    private boolean dead;
    private boolean ended;
    private long lookedAt;
    private long received;

    ChannelBytes(ServedChannel served) {
        this.served = served;
    }

    /** Looks without waiting whether the peer has ended the connection. One in use by another thread is in no need of a look. */
    boolean isDead() {
        if (!used || !reading.tryLock()) {
            return false;
        }
        try {
            if (!writing.tryLock()) {
                return false;
            }
            try {
                boolean justNow = System.nanoTime() - lookedAt < LOOK_AGAIN_NANOS; // OkHttp asks twice in a row
                return justNow ? dead : look();
            } finally {
                writing.unlock();
            }
        } finally {
            reading.unlock();
        }
    }

    /** Looks, as {@link #isDead} does, but in any case. */
    boolean isSilent() {
        return !look();
    }

    /**
     * The same on a TLS connection that has just been made: what has come can be a session ticket. Then
     * {@link #readMoreThan} tells what came later.
     */
    boolean isSilentButForTickets() {
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
        setBlocking(false);
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
                setBlocking(true);
            }
        }
    }

    void setBlocking(boolean on) throws IOException {
        if (blocking != on) {
            served.channel().configureBlocking(on);
            blocking = on;
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

    /** @param in the channel's own stream */
    int read(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        reading.lock();
        try {
            used = true;
            lookedAt = System.nanoTime() - LOOK_AGAIN_NANOS;
            if (ahead.hasRemaining()) {
                int count = Math.min(length, ahead.remaining());
                ahead.get(bytes, offset, count);
                return count;
            }
            int count = served.isShared() ? in.read(bytes, offset, length) : readWithinLimit(in, bytes, offset, length);
            received += Math.max(count, 0);
            return count;
        } finally {
            reading.unlock();
        }
    }

    private int readWithinLimit(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        HttpAttempt attempt = served.attempt();
        if (attempt == null) {
            throw servesNobody();
        }
        served.socket().setSoTimeout(attempt.leftMillis());
        setBlocking(true);
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException outOfTime) {
            throw attempt.timedOut(outOfTime);
        }
    }

    private static SocketTimeoutException servesNobody() {
        return new SocketTimeoutException("this socket serves no call");
    }

    /** @param out the channel's own stream */
    void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        writing.lock();
        try {
            if (served.isShared()) {
                out.write(bytes, offset, length);
            } else {
                writeWithinLimit(ByteBuffer.wrap(bytes, offset, length));
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeWithinLimit(ByteBuffer bytes) throws IOException {
        setBlocking(false);
        while (bytes.hasRemaining()) {
            HttpAttempt attempt = served.attempt();
            if (attempt != null) {
                attempt.left();
            }
            if (served.channel().write(bytes) == 0) {
                if (attempt == null) {
                    throw servesNobody();
                }
                awaitWritable(attempt);
            }
        }
    }

    /** In slices, since closing the channel from another thread wakes no selector. */
    private void awaitWritable(HttpAttempt attempt) throws IOException {
        SocketChannel channel = served.channel();
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (selector.select(Math.min(SLICE_MILLIS, attempt.leftMillis())) == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    channel.close();
                    throw new ClosedByInterruptException();
                }
                if (!channel.isOpen()) {
                    throw new ClosedChannelException();
                }
            }
        }
    }
}
