package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The snippets that read the environment, which a test gives to this process. */
final class FromEnvironment {
    private FromEnvironment() {}

    public static void main(String[] args) throws Exception {
        ReadmeSnippets.quickStart();
        read("pacing", ClientSnippets.pacing());
        read("listener", ClientSnippets.listener());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        read("tls", ClientSnippets.tls(SSLContext.getDefault().getSocketFactory(), (X509TrustManager)
                trust.getTrustManagers()[0]));
        read("micrometer", ClientSnippets.micrometer(new SimpleMeterRegistry()));
        read("warmUp", ClientSnippets.warmUp());
    }

    private static void read(String snippet, AutopostingClient client) {
        try (client) {
            System.out.println(snippet + " "
                    + client.platformOAuth()
                            .getPlatformTokenDetails("acme-corp", Platform.X)
                            .size());
        }
    }
}
