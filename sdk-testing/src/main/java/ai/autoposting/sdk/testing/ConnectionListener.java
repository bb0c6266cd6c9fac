package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections on the loopback address, and ends all of them when it is closed. */
final class ConnectionListener implements AutoCloseable {
    /** What is done with a connection, on a thread of its own; it is closed afterwards. */
    interface OnConnection {
        void accept(Socket connection) throws IOException;
    }

    private static final int BACKLOG = 1_024;
    private static final long FULL_PROCESS_NANOS = 10_000_000;

    private final ServerSocket listener = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final OnConnection handler;
    private final int port;

    ConnectionListener(int port, OnConnection handler) throws IOException {
        this.handler = handler;
        try {
            listener.bind(
                    new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port),
                    BACKLOG);
        } catch (IOException | RuntimeException failure) {
            listener.close();
            throw failure;
        }
        this.port = listener.getLocalPort();
    }

    void start() {
        thread("accept", this::accept).start();
    }

    int port() {
        return port;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                begin(listener.accept());
            } catch (IOException
                    | OutOfMemoryError failure) { // closed, or no descriptor or thread is left at the moment
                LockSupport.parkNanos(FULL_PROCESS_NANOS);
            }
        }
    }

    private void begin(Socket connection) throws IOException {
        open.add(connection);
        boolean begun = false;
        try {
            if (!listener.isClosed()) {
                thread("connection", () -> serve(connection)).start();
                begun = true;
            }
        } finally {
            if (!begun) {
                end(connection);
            }
        }
    }

    private void serve(Socket connection) {
        try {
            handler.accept(connection);
        } catch (IOException gone) {
            // nothing is left to be said
        } finally {
            end(connection);
        }
    }

    private void end(Socket connection) {
        open.remove(connection);
        closeQuietly(connection);
    }

    /** Inherits nothing of the test that happened to start the server, and keeps no JVM alive. */
    private Thread thread(String task, Runnable work) {
        Thread thread = new Thread(null, work, "autoposting-mock-" + port + "-" + task, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ConnectionListener.class.getClassLoader());
        return thread;
    }

    /** Idempotent; waits for nothing. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(ConnectionListener::closeQuietly); // one that is accepted now finds the listener closed
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // it is gone either way
        }
    }
}
