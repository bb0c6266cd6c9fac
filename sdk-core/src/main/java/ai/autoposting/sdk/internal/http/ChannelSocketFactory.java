package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
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

    /** Has a client make its connections over these sockets. */
    void setUp(OkHttpClient.Builder client, Dns dns) {
        client.dns(new AttemptDns(dns)).socketFactory(this);
        try {
            client.fastFallback(false); // the sockets try several addresses themselves, without threads
        } catch (NoSuchMethodError beforeOkHttp5) {
            // There is nothing to turn off.
        }
    }

    /** Whether all connections of a client are made over such sockets, which keep the attempt's limit by themselves. */
    static boolean serves(OkHttpClient client) {
        boolean shared = client.protocols().contains(Protocol.HTTP_2)
                || client.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE);
        if (shared || !(client.socketFactory() instanceof ChannelSocketFactory)) {
            return false; // a connection that several calls share keeps the limit of none
        }
        Proxy proxy = client.proxy();
        ProxySelector selector = client.proxySelector();
        return proxy == null
                ? selector.getClass().getName().equals("sun.net.spi.DefaultProxySelector")
                        && System.getProperty("socksProxyHost") == null
                        && !Boolean.getBoolean("java.net.useSystemProxies")
                : proxy.type() != Proxy.Type.SOCKS;
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
