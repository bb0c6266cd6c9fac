package ai.autoposting.sdk.internal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Sets TLS up under an HTTP client, as the JVM trusts or as a user's client does. Loaded only when there is TLS. */
final class TlsSetup {
    private TlsSetup() {}

    /** @throws IOException when the JVM's trust store is unreadable, for example */
    static OkHttpClient.Builder setUp(OkHttpClient.Builder builder) throws IOException {
        try {
            X509TrustManager trust = trust();
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {trust}, null);
            return builder.sslSocketFactory(new FilteringSslSocketFactory(tls.getSocketFactory()), trust);
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new HttpConnectionException(
                    HttpConnectionException.Kind.HOPELESS,
                    "TLS cannot be set up; see the cause, and javax.net.ssl.trustStore",
                    unusable);
        }
    }

    private static X509TrustManager trust() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509 certificates");
    }

    static void setUp(OkHttpClient.Builder builder, OkHttpClient own) {
        X509TrustManager trust = own.x509TrustManager();
        if (trust != null) {
            builder.sslSocketFactory(new FilteringSslSocketFactory(own.sslSocketFactory()), trust);
        }
    }
}
