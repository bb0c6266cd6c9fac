package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the sockets that keep our promises. */
final class ChannelSocketFactory extends SocketFactory {
    /** For HTTP/1.1, and for TLS of which it is not known yet what it will carry. */
    static final ChannelSocketFactory ONE_CALL_EACH = new ChannelSocketFactory(false);

    /** For connections that speak HTTP/2 from their first byte. */
    static final ChannelSocketFactory SHARED = new ChannelSocketFactory(true);

    private final boolean shared;

    private ChannelSocketFactory(boolean shared) {
        this.shared = shared;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new ChannelSocket(shared);
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
