package ai.autoposting.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A server whose queue of connections is full: who comes waits. */
final class FullServer implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> fillers = new ArrayList<>();

    FullServer() throws IOException {
        this(InetAddress.getLoopbackAddress(), 0);
    }

    /** @param port 0 for any free one */
    FullServer(InetAddress address, int port) throws IOException {
        listener = new ServerSocket(port, 1, address);
        for (int i = 0; i < 2; i++) { // what a queue of one takes
            Socket filler = new Socket();
            fillers.add(filler);
            filler.connect(new InetSocketAddress(address, listener.getLocalPort()));
        }
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket filler : fillers) {
            filler.close();
        }
        listener.close();
    }
}
