package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections on the loopback address and ends all of them when it is closed. Knows nothing of what is said on them. */
final class Listener implements AutoCloseable {
    /** What is done with a connection, on a thread of its own; it is closed afterwards. */
    interface Talk {
        void on(Socket connection) throws IOException;
    }

    private static final int BACKLOG = 1_024;
    private static final long FULL_PROCESS_NANOS = 10_000_000;

    private final ServerSocket door = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Talk talk;
    private final int port;

    Listener(int port, Talk talk) throws IOException {
        this.talk = talk;
        try {
            door.bind(
                    new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port),
                    BACKLOG);
        } catch (IOException | RuntimeException failure) {
            door.close();
            throw failure;
        }
        this.port = door.getLocalPort();
    }

    void start() {
        thread("accept", this::accept).start();
    }

    int port() {
        return port;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                welcome(door.accept());
            } catch (IOException
                    | OutOfMemoryError failure) { // closed, or no descriptor or thread is left at the moment
                LockSupport.parkNanos(FULL_PROCESS_NANOS);
            }
        }
    }

    private void welcome(Socket connection) throws IOException {
        open.add(connection);
        boolean begun = false;
        try {
            if (!door.isClosed()) {
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
            talk.on(connection);
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
        thread.setContextClassLoader(Listener.class.getClassLoader());
        return thread;
    }

    /** Idempotent; waits for nothing. */
    @Override
    public void close() {
        closeQuietly(door);
        open.forEach(Listener::closeQuietly); // one that is accepted now finds the door closed
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // it is gone either way
        }
    }
}
