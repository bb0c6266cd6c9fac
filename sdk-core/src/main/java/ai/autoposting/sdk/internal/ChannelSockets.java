package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets over channels: an interrupt ends their reads, and they can be looked at for the end of the stream. */
final class ChannelSockets extends SocketFactory {
    // One of each kind for all, since OkHttp reuses connections only between equal factories.

    /** For HTTP/1.1 only. */
    static final ChannelSockets ONE_CALL_EACH = new ChannelSockets(true);

    /** For connections that may speak HTTP/2. */
    static final ChannelSockets SHARED = new ChannelSockets(false);

    private final boolean quietWhenIdle;

    private ChannelSockets(boolean quietWhenIdle) {
        this.quietWhenIdle = quietWhenIdle;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new ChannelSocket(SocketChannel.open(), quietWhenIdle);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(remote);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }
}
