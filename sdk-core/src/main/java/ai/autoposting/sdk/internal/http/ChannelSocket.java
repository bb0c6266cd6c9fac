package ai.autoposting.sdk.internal.http;

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
import java.util.ArrayList;
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
final class ChannelSocket extends DelegatingSocket implements ResponseFilter.Line {
    private static final long SLICE_MILLIS = 50;

    private final ServedChannel served;
    private final ChannelInput input;
    private final ReentrantLock writing = new ReentrantLock(); // a monitor would pin virtual threads
    private @Nullable ResponseFilter filter;
    private boolean secured;

    /** @param shared whether several calls use it at a time */
    ChannelSocket(boolean shared) throws IOException {
        this.served = new ServedChannel(shared);
        this.input = new ChannelInput(served);
        served.serve(HttpAttempt.current());
    }

    @Override
    Socket delegate() {
        return served.socket();
    }

    /** From now on the socket works for this attempt. False when it works for others too, and keeps no account of any. */
    boolean serve(@Nullable HttpAttempt attempt) {
        served.serve(attempt);
        return !served.isShared();
    }

    /** Several calls use it from now on. */
    void share() throws IOException {
        served.share();
    }

    ChannelInput input() {
        return input;
    }

    /**
     * TLS begins: what is read and written from now on is its records.
     *
     * @throws IOException when the proxy has sent more than its response
     */
    void secure() throws IOException {
        if (filter != null && filter.hasLeftovers()) {
            throw HttpConnectionException.malformed("the proxy sent more than its response");
        }
        filter = null;
        secured = true;
        input.beginUnused();
    }

    @Override
    public boolean isClosed() {
        return super.isClosed() || filter != null && filter.isDirty() || isDead();
    }

    /** A socket that another thread writes to is in no need of a look. */
    private boolean isDead() {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            return input.isDead();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public boolean isSilent(boolean first) {
        return input.isSilent();
    }

    /** What came between the look before the request and the request cannot be told apart here. */
    @Override
    public boolean isStale() {
        return false;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        HttpAttempt attempt = served.attempt();
        if (attempt == null || !(endpoint instanceof InetSocketAddress to) || to.getAddress() == null) {
            super.connect(endpoint, timeout);
        } else {
            connect(to, timeout, attempt);
            attempt.left(); // a cancel may have closed the channel that lost
        }
        served.channel().setOption(StandardSocketOptions.TCP_NODELAY, true); // the client flushes whole requests
    }

    private void connect(InetSocketAddress to, int timeout, HttpAttempt attempt) throws IOException {
        List<InetAddress> candidates = attempt.candidates(to.getAddress());
        if (candidates.isEmpty()) {
            throw new ConnectException("tried together with the address before it");
        }
        int left = attempt.leftMillis();
        int millis = timeout == 0 ? left : Math.min(timeout, left);
        try {
            if (candidates.size() == 1) {
                super.connect(to, millis);
            } else {
                race(candidates, to.getPort(), millis, attempt);
            }
        } catch (SocketTimeoutException outOfTime) {
            attempt.unreachable(candidates);
            throw millis == left ? attempt.timedOut(outOfTime) : outOfTime;
        } catch (IOException failure) {
            attempt.unreachable(candidates);
            throw failure;
        }
    }

    private void race(List<InetAddress> candidates, int port, int millis, HttpAttempt attempt) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress each : candidates) {
            addresses.add(new InetSocketAddress(each, port));
        }
        served.replaceBy(HappyEyeballs.connect(addresses, TimeUnit.MILLISECONDS.toNanos(millis), attempt));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = input.over(super.getInputStream());
        if (served.isShared() || secured) {
            return in;
        }
        ResponseFilter made = new ResponseFilter(in, this);
        filter = made;
        return made;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Output(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        served.channel().close();
    }

    @Override
    public String toString() {
        return "ChannelSocket[" + served.channel() + "]";
    }

    private void write(ByteBuffer bytes) throws IOException {
        served.setBlocking(false);
        while (bytes.hasRemaining()) {
            HttpAttempt attempt = served.attempt();
            if (attempt != null) {
                attempt.left();
            }
            int count = served.channel().write(bytes);
            if (attempt != null && count > 0) {
                attempt.written = true;
            }
            if (count == 0) {
                if (attempt == null) {
                    throw ServedChannel.servesNobody();
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
            writing.lock();
            try {
                if (served.isShared()) {
                    out.write(bytes, offset, length);
                } else {
                    ChannelSocket.this.write(ByteBuffer.wrap(bytes, offset, length));
                }
            } finally {
                writing.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }
}
