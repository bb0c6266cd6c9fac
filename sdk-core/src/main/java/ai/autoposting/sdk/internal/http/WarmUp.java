package ai.autoposting.sdk.internal.http;

import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Loads and initializes what a first request needs beneath OkHttp: our sockets, and for https the JVM's TLS. */
final class WarmUp {
    private static final Class<?>[] OURS = {
        AttemptDns.class,
        ChannelInput.class,
        ChannelSocket.class,
        ChunkedFraming.class,
        ConnectionInput.class,
        HappyEyeballs.class,
        MessageFraming.class,
        OutputBuffer.class,
        ResponseFilter.class,
        ResponseHead.class,
        ServedChannel.class,
    };

    private WarmUp() {}

    /** Never throws: what does not work is the call's to report. */
    static void run(boolean https) {
        try {
            for (Class<?> each : OURS) {
                Class.forName(each.getName(), true, WarmUp.class.getClassLoader());
            }
            try (Socket unconnected = ChannelSocketFactory.ONE_CALL_EACH.createSocket()) {
                unconnected.setTcpNoDelay(true);
            }
            if (https) {
                greet();
            }
        } catch (Exception | LinkageError unneeded) {
            // So the call does it, and says what is wrong.
        }
    }

    /** Writes the beginning of a handshake into a buffer: keys, random numbers and extensions are made for it. */
    private static void greet() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, null, null);
        SSLEngine engine = tls.createSSLEngine("127.0.0.1", 443);
        engine.setUseClientMode(true);
        engine.beginHandshake();
        ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), greeting);
    }
}
