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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private final ServedChannel served;
    private final ChannelBytes bytes;
    private @Nullable ResponseFilter filter;
    private boolean secured;

    /** @param shared whether several calls use it at a time */
    ChannelSocket(boolean shared) throws IOException {
        this.served = new ServedChannel(shared);
        this.bytes = new ChannelBytes(served);
        serve(HttpAttempt.current());
    }

    @Override
    Socket delegate() {
        return served.socket();
    }

    /** From now on the socket works for this attempt. */
    void serve(@Nullable HttpAttempt attempt) {
        served.serve(attempt);
    }

    /** Several calls use it from now on. */
    void share() throws IOException {
        bytes.setBlocking(true);
        served.share();
    }

    ChannelBytes bytes() {
        return bytes;
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
    }

    @Override
    public boolean isClosed() {
        return super.isClosed() || filter != null && filter.isDirty() || bytes.isDead();
    }

    @Override
    public boolean isSilent(boolean first) {
        return bytes.isSilent();
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
        InputStream in = new Input(super.getInputStream());
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
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(in, target, offset, length);
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
        public void write(byte[] source, int offset, int length) throws IOException {
            ResponseFilter responses = filter;
            if (responses != null) {
                responses.request(source, offset, length);
            }
            bytes.write(out, source, offset, length);
        }

        @Override
        public void close() throws IOException {
            ChannelSocket.this.close();
        }
    }
}
