package ai.autoposting.sdk.internal;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket over a channel that, asked whether it is closed, looks whether the peer has closed it. OkHttp asks so before it
 * sends a request over a pooled connection; without the look a request that must not be sent twice would fail on it.
 *
 * <p>What is read by looking is kept for the next read. Between two calls of HTTP/1.1 the peer has nothing to say: bytes
 * found then (a goodbye of TLS, an answer to no request) count as closed too. In HTTP/2 they are ordinary.
 */
@SuppressWarnings(
        "UnsynchronizedOverridesSynchronized") // the channel keeps its own locks; a monitor would pin virtual threads
final class ChannelSocket extends Socket {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final SocketChannel channel;
    private final boolean quietWhenIdle;
    private final Socket socket;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private final ByteBuffer ahead = ByteBuffer.allocate(512).flip();
    private boolean used;
    private boolean dead;
    private long lookedAt;

    /** @param quietWhenIdle whether the peer says nothing between two calls */
    ChannelSocket(SocketChannel channel, boolean quietWhenIdle) throws SocketException {
        super((SocketImpl) null);
        this.channel = channel;
        this.quietWhenIdle = quietWhenIdle;
        this.socket = channel.socket();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed() || peerHasClosed();
    }

    /** Looks without waiting. A socket in use by another thread is in no need of a look. */
    private boolean peerHasClosed() {
        if (!used || !reading.tryLock()) {
            return false;
        }
        try {
            if (!writing.tryLock()) {
                return false;
            }
            try {
                return look();
            } finally {
                writing.unlock();
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean look() {
        long now = System.nanoTime();
        if (dead || ahead.hasRemaining() || now - lookedAt < LOOK_AGAIN_NANOS) { // OkHttp asks twice in a row
            return dead;
        }
        try {
            channel.configureBlocking(false);
            try {
                boolean ended = readsToTheEnd(ahead.clear());
                dead = ended || quietWhenIdle && ahead.position() > 0;
            } finally {
                ahead.flip();
                channel.configureBlocking(true);
            }
        } catch (IOException broken) {
            dead = true;
        }
        lookedAt = now;
        return dead;
    }

    private boolean readsToTheEnd(ByteBuffer buffer) throws IOException {
        int count;
        do {
            count = channel.read(buffer);
        } while (count > 0 && buffer.hasRemaining());
        return count < 0;
    }

    private int readAhead(byte[] buffer, int offset, int length) {
        int count = Math.min(length, ahead.remaining());
        ahead.get(buffer, offset, count);
        return count;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                reading.lock();
                try {
                    used = true;
                    lookedAt = System.nanoTime() - LOOK_AGAIN_NANOS;
                    return ahead.hasRemaining() ? readAhead(buffer, offset, length) : in.read(buffer, offset, length);
                } finally {
                    reading.unlock();
                }
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(socket.getOutputStream()) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                writing.lock();
                try {
                    out.write(buffer, offset, length);
                } finally {
                    writing.unlock();
                }
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        socket.connect(endpoint, timeout);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // the client flushes whole requests
    }

    @Override
    public void bind(@Nullable SocketAddress local) throws IOException {
        socket.bind(local);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        return socket.getLocalSocketAddress();
    }

    /** None, since reading from it would go past what was read ahead. */
    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return socket.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        socket.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return socket.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        socket.setSoLinger(on, linger);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return socket.getSoLinger();
    }

    @Override
    public void sendUrgentData(int data) throws IOException {
        socket.sendUrgentData(data);
    }

    @Override
    public void setOOBInline(boolean on) throws SocketException {
        socket.setOOBInline(on);
    }

    @Override
    public boolean getOOBInline() throws SocketException {
        return socket.getOOBInline();
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        socket.setSendBufferSize(size);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return socket.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        socket.setReceiveBufferSize(size);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return socket.getReceiveBufferSize();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        socket.setKeepAlive(on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return socket.getKeepAlive();
    }

    @Override
    public void setTrafficClass(int trafficClass) throws SocketException {
        socket.setTrafficClass(trafficClass);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return socket.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        socket.setReuseAddress(on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return socket.getReuseAddress();
    }

    @Override
    public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
        channel.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return channel.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }

    @Override
    public String toString() {
        return "ChannelSocket[" + channel + "]";
    }
}
