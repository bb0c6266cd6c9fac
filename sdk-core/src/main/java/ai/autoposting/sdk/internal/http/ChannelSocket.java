package ai.autoposting.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket over a channel, so that an interrupt ends what it does. Keeps the limit of the attempt that it serves, in whatever
 * it does and whoever asks it to; and nobody waits on a socket that serves none. Asked whether it is closed, it looks whether
 * the peer has closed it or spoken unasked: OkHttp asks so before it sends a request over a pooled connection.
 *
 * <p>Carries HTTP/1.1 through a {@link ResponseFilter}, or TLS, or what is shared by several calls at a time (HTTP/2): then
 * it keeps no attempt's limits, and bytes between two calls are ordinary.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the channel keeps its own locks
final class ChannelSocket extends DelegatingSocket {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SLICE_MILLIS = 50;
    private static final int LOOK_AHEAD = 512;
    private static final int LOOK_FAR_AHEAD = 64 * 1024;

    private final ReentrantLock reading = new ReentrantLock(); // monitors would pin virtual threads
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock serving = new ReentrantLock();
    private volatile SocketChannel channel;
    private Socket socket;
    private @Nullable HttpAttempt attempt;
    private @Nullable ResponseFilter filter;
    private boolean secured;
    private boolean shared;
    private boolean blocking = true;
    private ByteBuffer ahead = ByteBuffer.allocate(LOOK_AHEAD).flip();
    private boolean used;
    private boolean dead;
    private boolean ended;
    private long lookedAt;

    /** How many bytes have been read from the channel, those read ahead included. */
    private long received;

    /** @param shared whether several calls use it at a time */
    ChannelSocket(boolean shared) throws IOException {
        this.shared = shared;
        this.channel = SocketChannel.open();
        this.socket = channel.socket();
        serve(HttpAttempt.current());
    }

    @Override
    Socket delegate() {
        return socket;
    }

    /** From now on the socket works for this attempt. */
    void serve(@Nullable HttpAttempt served) {
        serving.lock();
        try {
            attempt = shared ? null : served;
        } finally {
            serving.unlock();
        }
        if (served != null && !shared) {
            served.servedBy(this);
        }
    }

    /** Several calls use it from now on. */
    void share() throws IOException {
        setBlocking(true);
        serving.lock();
        try {
            if (attempt != null) {
                attempt.servedBy(null);
            }
            attempt = null;
            shared = true;
        } finally {
            serving.unlock();
        }
    }

    /** The attempt has ended; does nothing when another one has begun. */
    void endService(HttpAttempt ended) {
        serving.lock();
        try {
            if (attempt == ended) {
                attempt = null;
            }
        } finally {
            serving.unlock();
        }
    }

    /** Closes the socket if it still works for this attempt. */
    boolean closeFor(HttpAttempt ending) {
        serving.lock();
        try {
            if (attempt != ending) {
                return false;
            }
            channel.close();
        } catch (IOException closed) {
            // It is closed then.
        } finally {
            serving.unlock();
        }
        return true;
    }

    private @Nullable HttpAttempt attempt() {
        serving.lock();
        try {
            return attempt;
        } finally {
            serving.unlock();
        }
    }

    /**
     * TLS begins: what is read and written from now on is its records.
     *
     * @throws IOException when the proxy has sent more than its answer
     */
    void secure() throws IOException {
        if (filter != null && filter.hasLeftovers()) {
            throw HttpConnectionException.malformed("the proxy sent more than its response");
        }
        filter = null;
        secured = true;
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed() || filter != null && filter.isDirty() || isDead();
    }

    /** Looks without waiting. A socket in use by another thread is in no need of a look. */
    private boolean isDead() {
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

    /** Whether the peer has ended the connection, or said something unasked. */
    private boolean look() {
        if (dead || shared && ahead.hasRemaining()) {
            return dead;
        }
        try {
            dead = readAheadToTheEnd() || !shared && ahead.hasRemaining();
        } catch (IOException broken) {
            dead = true;
        }
        lookedAt = System.nanoTime();
        return dead;
    }

    private boolean readAheadToTheEnd() throws IOException {
        setBlocking(false);
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
            if (shared) {
                setBlocking(true);
            }
        }
    }

    private void setBlocking(boolean on) throws IOException {
        if (blocking != on) {
            channel.configureBlocking(on);
            blocking = on;
        }
    }

    /**
     * Looks whether something has arrived, as {@link #isClosed} does, but now. On a TLS connection that has just been made
     * that can be a session ticket; then {@link #readMoreThan} tells what came later.
     */
    boolean isSilent(boolean mayHaveTickets) {
        if (!mayHaveTickets) {
            return !look();
        }
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

    /** Whether a look has found the peer's end of the connection. */
    boolean hasEnded() {
        return ended;
    }

    /** How many bytes have come. */
    long received() {
        return received;
    }

    /** Whether more than this many of the bytes that came have been read from the socket. */
    boolean readMoreThan(long count) {
        return received - ahead.remaining() > count;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        HttpAttempt served = attempt();
        if (served == null || !(endpoint instanceof InetSocketAddress to) || to.getAddress() == null) {
            socket.connect(endpoint, timeout);
        } else {
            connect(to, timeout, served);
            served.left(); // a cancel may have closed the channel that lost
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // the client flushes whole requests
    }

    private void connect(InetSocketAddress to, int timeout, HttpAttempt served) throws IOException {
        List<InetAddress> candidates = served.candidates(to.getAddress());
        if (candidates.isEmpty()) {
            throw new ConnectException("tried together with the address before it");
        }
        int left = served.leftMillis();
        int millis = timeout == 0 ? left : Math.min(timeout, left);
        try {
            if (candidates.size() == 1) {
                socket.connect(to, millis);
            } else {
                race(candidates, to.getPort(), millis, served);
            }
        } catch (SocketTimeoutException outOfTime) {
            served.unreachable(candidates);
            throw millis == left ? served.timedOut(outOfTime) : outOfTime;
        } catch (IOException failure) {
            served.unreachable(candidates);
            throw failure;
        }
    }

    private void race(List<InetAddress> candidates, int port, int millis, HttpAttempt served) throws IOException {
        List<InetSocketAddress> addresses = candidates.stream()
                .map(each -> new InetSocketAddress(each, port))
                .toList();
        SocketChannel connected = HappyEyeballs.connect(addresses, TimeUnit.MILLISECONDS.toNanos(millis), served);
        serving.lock();
        try {
            channel.close();
            channel = connected;
            socket = connected.socket();
        } finally {
            serving.unlock();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream bytes = new Input(socket.getInputStream());
        if (shared || secured) {
            return bytes;
        }
        ResponseFilter made = new ResponseFilter(bytes, new PlainLine());
        filter = made;
        return made;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(socket.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return "ChannelSocket[" + channel + "]";
    }

    private int read(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        reading.lock();
        try {
            used = true;
            lookedAt = System.nanoTime() - LOOK_AGAIN_NANOS;
            if (ahead.hasRemaining()) {
                int count = Math.min(length, ahead.remaining());
                ahead.get(bytes, offset, count);
                return count;
            }
            int count = readWithinLimit(in, bytes, offset, length);
            received += Math.max(count, 0);
            return count;
        } finally {
            reading.unlock();
        }
    }

    private int readWithinLimit(InputStream in, byte[] bytes, int offset, int length) throws IOException {
        if (shared) {
            return in.read(bytes, offset, length);
        }
        HttpAttempt served = attempt();
        if (served == null) {
            throw new SocketTimeoutException("this socket serves no call");
        }
        socket.setSoTimeout(served.leftMillis());
        setBlocking(true);
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException outOfTime) {
            throw served.timedOut(outOfTime);
        }
    }

    private void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        writing.lock();
        try {
            if (shared) {
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
            HttpAttempt served = attempt();
            if (served != null) {
                served.left();
            }
            if (channel.write(bytes) == 0) {
                if (served == null) {
                    throw new SocketTimeoutException("this socket serves no call");
                }
                awaitWritable(served);
            }
        }
    }

    /** In slices, since closing the channel from another thread wakes no selector. */
    private void awaitWritable(HttpAttempt served) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (selector.select(Math.min(SLICE_MILLIS, served.leftMillis())) == 0) {
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

    private final class Input extends FilterInputStream {
        Input(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return ChannelSocket.this.read(in, bytes, offset, length);
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }

    private final class Output extends FilterOutputStream {
        Output(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ResponseFilter responses = filter;
            if (responses != null) {
                responses.request(bytes, offset, length);
            }
            ChannelSocket.this.write(out, bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }

    private final class PlainLine implements ResponseFilter.Line {
        @Override
        public boolean isSilent(boolean first) {
            return ChannelSocket.this.isSilent(false);
        }

        @Override
        public boolean isStale() {
            return false;
        }
    }
}
