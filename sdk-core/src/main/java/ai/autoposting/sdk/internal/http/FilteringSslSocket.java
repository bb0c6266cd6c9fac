package ai.autoposting.sdk.internal.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One TLS connection, with the {@link ResponseFilter} on the plain text inside. HTTP/2, where a user's client speaks it, goes
 * past the filter.
 */
final class FilteringSslSocket extends DelegatingSslSocket implements ResponseFilter.Line {
    private final SSLSocket tls;
    private final ChannelSocket raw;
    private final ChannelInput records;
    private @Nullable ResponseFilter filter;
    private long before = -1;

    FilteringSslSocket(SSLSocket tls, ChannelSocket raw) {
        this.tls = tls;
        this.raw = raw;
        this.records = raw.input();
    }

    @Override
    SSLSocket delegate() {
        return tls;
    }

    /** As {@link ChannelSocket#serve}. */
    boolean serve(HttpAttempt attempt) {
        return raw.serve(attempt);
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
        return tls.isClosed() || filter != null && (filter.isDirty() || records.isUsed() && plainTextWaits());
    }

    @Override
    public boolean isSilent(boolean first) throws IOException {
        if (plainTextWaits()) {
            return false;
        }
        if (first ? records.isSilentButForTickets() : records.isSilent()) {
            before = records.received();
            return true;
        }
        if (first && records.hasEnded()) {
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
        return !records.readMoreThan(before);
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
