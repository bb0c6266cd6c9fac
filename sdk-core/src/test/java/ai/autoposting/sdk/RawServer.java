package ai.autoposting.sdk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server that does to a connection whatever a test wants. */
final class RawServer implements AutoCloseable {
    /** What happens after a request has been read. */
    interface Reply {
        void to(Request request, Socket socket, OutputStream out) throws Exception;
    }

    /** One request as it arrived. */
    record Request(int connection, String head, String body) {
        public String line() {
            return head.substring(0, head.indexOf('\r'));
        }

        public String header(String name) {
            for (String line : head.lines().toList()) {
                if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                    return line.substring(name.length() + 1).trim();
                }
            }
            return "";
        }
    }

    static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();

    private static final int MAX_REQUESTS = 10_000;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        return thread;
    });

    private final ServerSocket listener;
    private final Reply reply;
    private final boolean tls;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** One party for each open connection, and one for who asks whether all are closed. */
    private final Phaser serving = new Phaser(1);

    private RawServer(ServerSocket listener, Reply reply, boolean tls) {
        this.listener = listener;
        this.reply = reply;
        this.tls = tls;
        daemon(this::accept);
    }

    static RawServer start(Reply reply) {
        try {
            return new RawServer(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()), reply, false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static RawServer startTls(Reply reply) {
        return startTls(reply, listener -> {});
    }

    static RawServer startTls(Reply reply, Consumer<ServerSocket> settings) {
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
        try {
            ServerSocket listener = certificates
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 500, InetAddress.getLoopbackAddress());
            settings.accept(listener);
            return new RawServer(listener, reply, true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An address where nobody listens. */
    static String nobody() {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + gone.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Replies with this status, these headers and this body. */
    static Reply answer(int status, String headers, String body) {
        return (request, socket, out) -> send(out, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply ok(String body) {
        return answer(200, "Content-Type: application/json\r\n", body);
    }

    static void send(OutputStream out, int status, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        bytes.writeTo(out);
        out.flush();
    }

    /** Closes so that the peer sees a reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads until the peer closes its side. */
    static void awaitEnd(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException gone) {
            // That is an end too.
        }
    }

    public String url() {
        return (tls ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort();
    }

    /** The last 10,000. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return accepted.get();
    }

    /** Whether every connection is closed by the client, now or within some seconds. */
    public boolean allClosed() {
        try {
            serving.awaitAdvanceInterruptibly(serving.arrive(), 10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException stillOpen) {
            return false;
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                int number = accepted.incrementAndGet();
                open.add(socket);
                serving.register();
                daemon(() -> serve(number, socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Request request = read(number, in); request != null; request = read(number, in)) {
                while (!requests.offer(request)) {
                    requests.poll();
                }
                reply.to(request, socket, socket.getOutputStream());
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (Exception gone) {
            // The client went away, or the reply broke the connection on purpose.
        } finally {
            open.remove(socket);
            serving.arriveAndDeregister();
        }
    }

    private static Request read(int connection, InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        Request request = new Request(connection, head.toString(), "");
        String length = request.header("Content-Length");
        int size = length.isEmpty() ? 0 : Integer.parseInt(length);
        byte[] body = request.header("Transfer-Encoding").isEmpty() ? in.readNBytes(size) : chunks(in);
        if (body.length < size) {
            return null;
        }
        return new Request(connection, head.toString(), new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the request ended within its body");
                }
                line.append((char) c);
            }
            int size = Integer.parseInt(line.toString().trim(), 16);
            body.writeBytes(in.readNBytes(size));
            in.skipNBytes(2);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static void daemon(Runnable task) {
        THREADS.execute(task);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
