package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of several addresses that accepts: each is tried a quarter of a second after the one before it, or
 * at once when that failed (RFC 8305). Needs no thread, so that none can be missing. Knows addresses and time; knows nothing
 * of what is sent.
 */
final class HappyEyeballs {
    private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Iterator<InetSocketAddress> addresses;
    private final HttpAttempt attempt;
    private final Selector selector;
    private final long end;
    private final List<SocketChannel> connecting = new ArrayList<>();
    private long nextStart = System.nanoTime();
    private @Nullable IOException failure;

    private HappyEyeballs(List<InetSocketAddress> addresses, long nanos, HttpAttempt attempt, Selector selector) {
        this.addresses = addresses.iterator();
        this.attempt = attempt;
        this.selector = selector;
        this.end = System.nanoTime() + nanos;
    }

    /**
     * The connected channel, in blocking mode.
     *
     * @param nanos limit for all addresses together
     * @throws IOException when none could be connected, or the attempt has ended meanwhile
     */
    static SocketChannel connect(List<InetSocketAddress> addresses, long nanos, HttpAttempt attempt)
            throws IOException {
        try (Selector selector = Selector.open()) {
            return new HappyEyeballs(addresses, nanos, attempt, selector).race();
        }
    }

    private SocketChannel race() throws IOException {
        try {
            while (true) {
                SocketChannel connected = startNext();
                connected = connected == null ? firstConnected() : connected;
                if (connected != null) {
                    connecting.remove(connected);
                    return toBlocking(connected);
                }
                if (connecting.isEmpty() && !addresses.hasNext()) {
                    throw failure == null ? new SocketTimeoutException("Connect timed out") : failure;
                }
                await();
            }
        } finally {
            for (SocketChannel loser : connecting) {
                loser.close();
            }
        }
    }

    /** The channel, when it is connected at once. */
    private @Nullable SocketChannel startNext() throws IOException {
        if (!addresses.hasNext() || !connecting.isEmpty() && System.nanoTime() - nextStart < 0) {
            return null;
        }
        nextStart = System.nanoTime() + HEAD_START;
        SocketChannel channel = SocketChannel.open();
        connecting.add(channel);
        try {
            channel.configureBlocking(false);
            if (channel.connect(addresses.next())) {
                return channel;
            }
            channel.register(selector, SelectionKey.OP_CONNECT);
        } catch (IOException | RuntimeException impossible) { // an address of a kind that this machine has no route for
            failed(channel, impossible);
        }
        return null;
    }

    private @Nullable SocketChannel firstConnected() throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            SocketChannel channel = (SocketChannel) key.channel();
            try {
                if (channel.finishConnect()) {
                    return channel;
                }
            } catch (IOException refused) {
                failed(channel, refused);
            }
        }
        selector.selectedKeys().clear();
        return null;
    }

    private void failed(SocketChannel channel, Exception why) throws IOException {
        connecting.remove(channel);
        channel.close();
        nextStart = System.nanoTime();
        if (failure == null) {
            failure = why instanceof IOException io ? io : new IOException(why);
        } else {
            failure.addSuppressed(why);
        }
    }

    /** Until something happens, the next address is due, or it is time to look whether the attempt has ended. */
    private void await() throws IOException {
        if (connecting.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        long wait = Math.min(Math.min(attempt.left(), SLICE), end - now);
        if (wait <= 0) {
            throw new SocketTimeoutException("Connect timed out");
        }
        wait = addresses.hasNext() ? Math.min(wait, nextStart - now) : wait;
        if (wait > 0) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(wait) + 1);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    /** A channel that has a key cannot block. */
    private SocketChannel toBlocking(SocketChannel connected) throws IOException {
        SelectionKey key = connected.keyFor(selector);
        if (key != null) {
            key.cancel();
            selector.selectNow();
        }
        connected.configureBlocking(true);
        return connected;
    }
}
