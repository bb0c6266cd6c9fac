package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes an answer as well or as badly as its fault says. Knows HTTP/1.1, not the API. */
final class AnswerWriter {
    private final OutputStream out;
    private final Pause pause;

    AnswerWriter(OutputStream out, Pause pause) {
        this.out = out;
        this.pause = pause;
    }

    /**
     * Writes it; false when the connection must end after it.
     *
     * @param toHead whether HEAD was asked, which is answered without the body
     * @param last whether the answer shall say that it is the last one
     */
    boolean write(Answer answer, Fault fault, boolean toHead, boolean last) throws IOException, InterruptedException {
        byte[] content = mayHaveContent(answer.status()) ? answer.body().getBytes(StandardCharsets.UTF_8) : new byte[0];
        byte[] head = head(answer, content.length, last).getBytes(StandardCharsets.UTF_8);
        byte[] body = toHead ? new byte[0] : content;
        return switch (fault.kind()) {
            case NORMAL, REPLACED -> {
                send(head, body);
                yield !last && mayBeFollowed(answer);
            }
            case TRICKLE -> {
                trickle(head, body, fault);
                yield !last && mayBeFollowed(answer);
            }
            case DROP_AFTER -> {
                send(head, body);
                yield false;
            }
            case DROP_DURING -> {
                if (body.length > 1) { // with one byte or none there is no middle
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

    private static String head(Answer answer, int length, boolean last) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason(answer.status()))
                .append("\r\n");
        answer.headers().forEach(header -> line(head, header.getKey(), header.getValue()));
        if (mayHaveLength(answer.status()) && !framesItself(answer)) {
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

    /** Whether a test has given the answer a framing of its own, right or wrong. */
    private static boolean framesItself(Answer answer) {
        return answer.has("Content-Length") || answer.has("Transfer-Encoding");
    }

    private static boolean mayBeFollowed(Answer answer) {
        return !framesItself(answer) && !answer.has("Connection");
    }

    private static boolean mayHaveContent(int status) {
        return mayHaveLength(status) && status != 205;
    }

    private static boolean mayHaveLength(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
