package ai.autoposting.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS over our sockets, with the {@link ResponseFilter} on the plain text inside. Over other sockets it is what it is made
 * from. Equal when made from the same, since OkHttp uses connections again only between equal ones.
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
        return tls instanceof SSLSocket secured ? new GuardedSocket(secured, channel) : tls;
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

    /** One TLS connection. HTTP/2, where a user's client speaks it, goes past the filter. */
    static final class GuardedSocket extends DelegatingSslSocket implements ResponseFilter.Line {
        private final SSLSocket tls;
        private final ChannelSocket raw;
        private @Nullable ResponseFilter filter;
        private long before = -1;

        private GuardedSocket(SSLSocket tls, ChannelSocket raw) {
            this.tls = tls;
            this.raw = raw;
        }

        @Override
        SSLSocket delegate() {
            return tls;
        }

        ChannelSocket raw() {
            return raw;
        }

        @Override
        public void startHandshake() throws IOException {
            tls.startHandshake();
            if ("h2".equals(tls.getApplicationProtocol())) {
                raw.share();
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream text = tls.getInputStream();
            if ("h2".equals(tls.getApplicationProtocol())) {
                return text;
            }
            ResponseFilter made = new ResponseFilter(new Accepted(text), this);
            filter = made;
            return made;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(tls.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    ResponseFilter responses = filter;
                    if (responses != null) {
                        responses.request(bytes, offset, length);
                    }
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public boolean isClosed() {
            return tls.isClosed() || filter != null && (filter.isDirty() || plainTextWaits());
        }

        @Override
        public boolean isSilent(boolean first) throws IOException {
            if (plainTextWaits()) {
                return false;
            }
            if (raw.isSilent(first)) {
                before = raw.received();
                return true;
            }
            if (first && raw.hasEnded()) {
                try {
                    tls.getInputStream().read(); // says why the service has ended it
                } catch (SSLHandshakeException alert) {
                    throw ConnectionFailures.isCertificateAlert(alert.getMessage()) ? rejected(alert) : alert;
                }
            }
            return false;
        }

        private boolean plainTextWaits() {
            try {
                return tls.getInputStream().available() > 0;
            } catch (IOException broken) {
                return true;
            }
        }

        /** The record that holds the first byte of the response had arrived whole before the request began. */
        @Override
        public boolean isStale() {
            return !raw.readMoreThan(before);
        }

        /**
         * With TLS 1.3 the client may write before the service has looked at its certificate. Refused then, the request was
         * not read. At any other time such an alert says nothing of that.
         */
        private final class Accepted extends FilterInputStream {
            Accepted(InputStream text) {
                super(text);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return in.read(bytes, offset, length);
                } catch (SSLHandshakeException alert) {
                    throw isRejection(alert) ? rejected(alert) : alert;
                }
            }
        }

        private boolean isRejection(SSLHandshakeException alert) {
            ResponseFilter responses = filter;
            return ConnectionFailures.isCertificateAlert(alert.getMessage())
                    && responses != null
                    && responses.awaitsFirstByteOfAll()
                    && tls.getSession().getProtocol().equals("TLSv1.3");
        }

        private static HttpConnectionException rejected(SSLHandshakeException alert) {
            return new HttpConnectionException(
                    HttpConnectionException.Kind.REJECTED,
                    "the service refuses the client's certificate, or wants one; see the cause",
                    alert);
        }
    }
}
