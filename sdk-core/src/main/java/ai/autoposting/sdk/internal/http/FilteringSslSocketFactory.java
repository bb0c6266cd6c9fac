package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link FilteringSslSocket}s over our sockets. Over other sockets it is what it is made from. Equal when made from the
 * same, since OkHttp uses connections again only between equal ones.
 */
final class FilteringSslSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory factory;

    FilteringSslSocketFactory(SSLSocketFactory factory) {
        this.factory = factory;
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean autoClose) throws IOException {
        if (!(raw instanceof ChannelSocket channel)) {
            return factory.createSocket(raw, host, port, autoClose);
        }
        channel.secure();
        Socket tls = factory.createSocket(channel, host, port, autoClose);
        return tls instanceof SSLSocket secured ? new FilteringSslSocket(secured, channel) : tls;
    }

    @Override
    public Socket createSocket() throws IOException {
        return factory.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory.createSocket(host, port, localHost, localPort);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FilteringSslSocketFactory that && factory.equals(that.factory);
    }

    @Override
    public int hashCode() {
        return factory.hashCode();
    }
}
