package ai.autoposting.sdk.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One connection from its first byte to its end: each request gets its response, in order. Whatever goes wrong, the connection
 * is closed and nothing is printed.
 */
final class ConnectionHandler {
    private static final int LINGER_MILLIS = 1_000;
    private static final int LINGER_BYTES = 2 * RequestReader.MAX_BODY;

    private final Socket socket;
    private final RequestHandler handler;
    private final ControlDoor door;
    private final Pause pause;
    private final Consumer<Exchange> log;
    private final int patience;
    private final InputStream in;
    private final BoundedLines lines;
    private final RequestReader requests;
    private final ResponseWriter responses;

    /** @param patience how long a request that has begun may be silent */
    ConnectionHandler(
            Socket socket,
            RequestHandler handler,
            ControlDoor door,
            Pause pause,
            Consumer<Exchange> log,
            Duration patience)
            throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.door = door;
        this.pause = pause;
        this.log = log;
        this.patience = Math.toIntExact(patience.toMillis());
        this.in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        this.lines = new BoundedLines(in);
        this.requests = new RequestReader(lines, out);
        this.responses = new ResponseWriter(out, pause);
        socket.setTcpNoDelay(true);
    }

    /** Ends when either side wants no more. */
    void run() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                socket.setSoTimeout(0);
                goesOn = lines.await() && serveNext();
            }
        } catch (IOException | InterruptedException ended) { // by the other side, or by close()
            return;
        } catch (RuntimeException | Error failure) {
            handler.failed(failure);
        }
    }

    private boolean serveNext() throws IOException, InterruptedException {
        socket.setSoTimeout(patience);
        IncomingRequest incoming;
        try {
            incoming = requests.read();
        } catch (RefusedRequestException refusal) {
            return refuse(refusal);
        } catch (SocketTimeoutException silent) {
            return refuse(new RefusedRequestException(408, "The request did not become complete in time."));
        }
        return serve(incoming);
    }

    private boolean serve(IncomingRequest incoming) throws IOException, InterruptedException {
        boolean toHead = incoming.method().equals("HEAD");
        Exchange exchange;
        try {
            if (ControlDoor.isFor(incoming.path())) {
                return responses.write(door.respond(incoming), Fault.none(), toHead, incoming.last());
            }
            exchange = handler.handle(incoming);
            log.accept(exchange);
        } catch (RuntimeException | Error failure) { // a test's own predicate or supplier
            return responses.write(handler.failed(failure), Fault.none(), toHead, incoming.last());
        }
        if (!exchange.delay().isZero()) {
            pause.pause(exchange.delay());
        }
        if (exchange.fault().kind() == Fault.Kind.SILENCE) {
            socket.setSoTimeout(0);
            in.transferTo(OutputStream.nullOutputStream());
        }
        return responses.write(exchange.response(), exchange.fault(), toHead, incoming.last());
    }

    private boolean refuse(RefusedRequestException refusal) throws IOException, InterruptedException {
        responses.write(handler.refused(refusal.status(), refusal.text()), Fault.none(), false, true);
        linger();
        return false;
    }

    /** Takes what is still on its way: closing before it is read resets the connection, and the response can be lost. */
    private void linger() throws IOException {
        socket.shutdownOutput();
        long end = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
        byte[] rest = new byte[8192];
        int taken = 0;
        for (int count = 0; count >= 0 && taken < LINGER_BYTES; taken += count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            socket.setSoTimeout((int) left);
            count = in.read(rest);
        }
    }
}
