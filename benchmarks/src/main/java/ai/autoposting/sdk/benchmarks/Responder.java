package ai.autoposting.sdk.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * Answers canned bytes on kept connections: the same cheap server for every contender. A process of its own, which
 * prints its port and ends when its input does. With a key store in the system properties and the argument {@code tls},
 * it speaks TLS.
 */
final class Responder {
    private static final Pattern SLUG = Pattern.compile("/brands/n(\\d+)(?:d(\\d+))?/");
    private static final int BACKLOG = 10_000;
    private static final int MAX_REQUEST = 4_096;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger maxWaiting = new AtomicInteger();

    private static final class Answer {
        final byte[] bytes;
        final int delayMillis;

        Answer(byte[] bytes, int delayMillis) {
            this.bytes = bytes;
            this.delayMillis = delayMillis;
        }
    }

    private Responder() {}

    public static void main(String[] arguments) throws IOException {
        boolean tls = arguments.length > 0 && arguments[0].equals("tls");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket server = tls
                ? SSLServerSocketFactory.getDefault().createServerSocket(0, BACKLOG, loopback)
                : new ServerSocket(0, BACKLOG, loopback);
        Thread accepting = new Thread(() -> new Responder().accept(server, Threads.virtualOrDaemon()));
        accepting.setDaemon(true);
        accepting.start();
        System.out.println(server.getLocalPort());
        while (System.in.read() >= 0) {}
    }

    private void accept(ServerSocket server, Executor threads) {
        try {
            while (true) {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            byte[] request = new byte[MAX_REQUEST];
            while (true) {
                out.write(answer(requestLine(in, request)));
            }
        } catch (IOException ended) { // the client has what it wanted
            return;
        }
    }

    /** Reads one request; there is none behind it before its answer. */
    private static String requestLine(InputStream in, byte[] request) throws IOException {
        String head = "";
        int count = 0;
        for (int end = -1; end < 0 || count < end + contentLength(head); ) {
            int read = in.read(request, count, request.length - count);
            if (read <= 0) {
                throw new EOFException();
            }
            count += read;
            if (end < 0) {
                head = new String(request, 0, count, StandardCharsets.ISO_8859_1);
                end = head.indexOf("\r\n\r\n") + 4;
                end = end < 4 ? -1 : end;
            }
        }
        return head.substring(0, head.indexOf('\r'));
    }

    private static int contentLength(String head) {
        String name = "\r\ncontent-length: ";
        for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
            if (head.regionMatches(true, at, name, 0, name.length())) {
                return Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at + 2)));
            }
        }
        return 0;
    }

    private byte[] answer(String requestLine) throws IOException {
        if (requestLine.startsWith("GET /peak ")) {
            return http(Integer.toString(maxWaiting.get()).getBytes(StandardCharsets.UTF_8), 0).bytes;
        }
        Answer answer = answers.computeIfAbsent(requestLine, Responder::make);
        if (answer.delayMillis > 0) {
            delay(answer.delayMillis);
        }
        return answer.bytes;
    }

    private void delay(int millis) throws IOException {
        maxWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static Answer make(String requestLine) {
        if (requestLine.startsWith("GET /files/")) {
            return http(Responses.file(), 0);
        }
        if (requestLine.contains("/brands/" + Contract.ONE_DATE + "/")) {
            return http(Responses.fresh(), 0);
        }
        Matcher slug = SLUG.matcher(requestLine);
        if (!slug.find()) {
            throw new IllegalArgumentException("no canned answer for " + requestLine);
        }
        int delay = slug.group(2) == null ? 0 : Integer.parseInt(slug.group(2));
        boolean post = requestLine.startsWith("POST ");
        return http(post ? Responses.stored() : Responses.tokens(Integer.parseInt(slug.group(1))), delay);
    }

    /** The headers that the service is documented or known to send. */
    private static Answer http(byte[] body, int delayMillis) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\nDate: Fri, 01 Jan 2027 00:00:00 GMT\r\nX-Request-Id: req_01HXYZ"
                        + "\r\nX-RateLimit-Limit: 600\r\nX-RateLimit-Remaining: 599\r\nX-RateLimit-Reset: 1798761600"
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return new Answer(whole, delayMillis);
    }
}
