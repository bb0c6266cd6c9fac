package ai.autoposting.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import okhttp3.tls.HandshakeCertificates;

/** A peer of one connection, with which it does what a test wants before any request is read. */
final class RawPeer implements AutoCloseable {
    /** An exception ends the connection, and nobody hears of it: the test looks at what the client made of it. */
    interface Script {
        void play(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final String scheme;

    private RawPeer(ServerSocket listener, Script script, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread thread = new Thread(() -> accept(script), "raw-peer");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param scheme of {@link #url()}: what the client is to believe of this peer, which speaks nothing by itself */
    static RawPeer start(String scheme, Script script) throws IOException {
        return new RawPeer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), script, scheme);
    }

    /** One that shakes hands with {@link RawServer#CERTIFICATE}. */
    static RawPeer startTls(Script script) throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(RawServer.CERTIFICATE)
                .build();
        ServerSocket listener = certificates
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        return new RawPeer(listener, script, "https");
    }

    String url() {
        return scheme + "://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept(Script script) {
        try (Socket connection = listener.accept()) {
            script.play(connection);
        } catch (IOException over) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
