package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a response to HTTP/1.1's rules, as well or as badly as its fault says. */
final class ResponseWriter {
    private final OutputStream out;
    private final Pause pause;

    ResponseWriter(OutputStream out, Pause pause) {
        this.out = out;
        this.pause = pause;
    }

    /**
     * Writes it; false when the connection must end after it.
     *
     * @param toHead whether HEAD was asked, which gets no body
     * @param last whether the response shall say that it is the last one
     */
    boolean write(MockResponse response, Fault fault, boolean toHead, boolean last)
            throws IOException, InterruptedException {
        byte[] content = content(response);
        byte[] head = head(response, content.length, last).getBytes(StandardCharsets.UTF_8);
        byte[] body = toHead ? new byte[0] : content;
        return switch (fault.kind()) {
            case NORMAL, REPLACED -> {
                send(head, body);
                yield !last && mayBeFollowed(response);
            }
            case TRICKLE -> {
                trickle(head, body, fault);
                yield !last && mayBeFollowed(response);
            }
            case DROP_AFTER -> {
                send(head, body);
                yield false;
            }
            case DROP_DURING -> {
                if (body.length > 1) {
                    send(head, Arrays.copyOf(body, body.length / 2));
                }
                yield false;
            }
            case GARBAGE -> {
                send("\u0000\u0007 these bytes are no HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII), body);
                yield false;
            }
            case DROP_BEFORE, SILENCE -> false;
        };
    }

    /** Whether its body can break off: with one byte or none there is no middle. */
    static boolean hasMiddle(MockResponse response, String method) {
        return !method.equals("HEAD") && content(response).length > 1;
    }

    private static byte[] content(MockResponse response) {
        return mayHaveContent(response.status()) ? response.body().bytes() : new byte[0];
    }

    /** In one piece: a second packet would wait for the client's delayed acknowledgement, 40 ms on Linux. */
    private void send(byte[] head, byte[] body) throws IOException {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
        out.flush();
    }

    private void trickle(byte[] head, byte[] body, Fault fault) throws IOException, InterruptedException {
        send(head, new byte[0]);
        for (int at = 0; at < body.length; at += fault.bytes()) {
            if (at > 0) {
                pause.pause(fault.pause());
            }
            out.write(body, at, Math.min(fault.bytes(), body.length - at));
            out.flush();
        }
    }

    private static String head(MockResponse response, int length, boolean last) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers().forEach(header -> line(head, header.getKey(), header.getValue()));
        if (mayHaveLength(response.status()) && !framesItself(response)) {
            line(head, "Content-Length", Integer.toString(length));
        }
        if (last) {
            line(head, "Connection", "close");
        }
        return head.append("\r\n").toString();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static String reason(int status) {
        return switch (status / 100) {
            case 2 -> "OK";
            case 3 -> "Redirection";
            case 4 -> "Client Error";
            case 5 -> "Server Error";
            default -> "Mock Response";
        };
    }

    /** Whether a test has given the response a framing of its own, right or wrong. */
    private static boolean framesItself(MockResponse response) {
        return response.has("Content-Length") || response.has("Transfer-Encoding");
    }

    private static boolean mayBeFollowed(MockResponse response) {
        return !framesItself(response) && !response.has("Connection");
    }

    private static boolean mayHaveContent(int status) {
        return mayHaveLength(status) && status != 205;
    }

    private static boolean mayHaveLength(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
