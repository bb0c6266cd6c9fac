package ai.autoposting.sdk.internal.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Sends requests through OkHttp into nothing, and lets it read a fixed response. */
public final class RehearsalTransport {
    private RehearsalTransport() {}

    /** Each request gets a 200 with this body. */
    public static HttpTransport responding(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        byte[] response = (head + json).getBytes(StandardCharsets.UTF_8);
        AttemptInterceptor interceptor = new AttemptInterceptor(new ProxyAuthenticator(null));
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool())
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .socketFactory(new Sockets(response))
                .addNetworkInterceptor(interceptor)
                .build();
        return new OkHttpTransport(() -> PooledClients.single(client), interceptor);
    }

    private static final class Sockets extends SocketFactory {
        private final byte[] response;

        Sockets(byte[] response) {
            this.response = response;
        }

        @Override
        public Socket createSocket() {
            return new Unconnected(response);
        }

        @Override
        public Socket createSocket(String host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            return createSocket();
        }
    }

    /** A socket that is none: never connected, and closed by being forgotten. */
    private static final class Unconnected extends Socket {
        private final InputStream in;

        Unconnected(byte[] response) {
            this.in = new ByteArrayInputStream(response);
        }

        @Override
        public void connect(SocketAddress remote, int timeout) {}

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void setSoTimeout(int timeout) {}

        @Override
        public void close() {}
    }
}
