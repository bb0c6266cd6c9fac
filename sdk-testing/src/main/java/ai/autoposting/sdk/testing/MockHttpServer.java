package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything of a server that is open while it runs: its port, its connections and the responses that wait. */
final class MockHttpServer implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConnectionListener listener;

    /** @throws UncheckedIOException when the port is taken */
    MockHttpServer(ServerSettings settings, RequestHandler handler, ControlDoor door) {
        Pause pause = settings.pause == null ? this::pauseWhileOpen : settings.pause;
        var log = settings.log;
        Duration timeout = settings.requestTimeout;
        try {
            this.listener = new ConnectionListener(
                    settings.port, socket -> new ConnectionHandler(socket, handler, door, pause, log, timeout).run());
        } catch (IOException failure) {
            throw new UncheckedIOException("the mock server cannot listen on port " + settings.port, failure);
        }
        listener.start();
    }

    int port() {
        return listener.port();
    }

    /** Idempotent; waits for nothing. */
    @Override
    public void close() {
        closed.countDown();
        listener.close();
    }

    private void pauseWhileOpen(Duration duration) throws InterruptedException {
        if (closed.await(TimeUnit.NANOSECONDS.convert(duration), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the server was closed");
        }
    }
}
