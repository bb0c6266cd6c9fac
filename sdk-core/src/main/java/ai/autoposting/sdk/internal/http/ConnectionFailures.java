package ai.autoposting.sdk.internal.http;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What the failures of connections mean. */
public final class ConnectionFailures {
    private static final int MAX_DEPTH = 100; // chains of causes can have cycles

    private ConnectionFailures() {}

    /** Whether the connection would fail in the same way however often one tries: a certificate or credentials were refused. */
    public static boolean isHopeless(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MAX_DEPTH; each = each.getCause(), depth++) {
            boolean refused = each instanceof HttpConnectionException connection
                    && (connection.kind == HttpConnectionException.Kind.HOPELESS
                            || connection.kind == HttpConnectionException.Kind.REJECTED);
            if (refused
                    || each instanceof SSLPeerUnverifiedException
                    || each instanceof CertificateException
                    || each instanceof InvalidAlgorithmParameterException // an empty trust store
                    || each instanceof SSLHandshakeException && isCertificateAlert(each.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** The service wants a certificate of ours, or another one: the JDK says so in words only. */
    static boolean isCertificateAlert(@Nullable String message) {
        return message != null
                && message.contains("Received fatal alert: ")
                && (message.contains("certificate")
                        || message.endsWith("unknown_ca")
                        || message.endsWith("access_denied"));
    }
}
