package ai.autoposting.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Answers as a hostile or broken server could send them: each is made from its number, so that a failure can be repeated.
 * Echoes the secrets of the call in every place; the secrets of others only where no exception may quote them, in framing and
 * behind the answer's end.
 */
final class RandomResponses {
    private final Random random;
    private final String[] secrets;
    private final String foreign;
    private final boolean mutated;

    RandomResponses(long number, String[] secrets, String foreign) {
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        this.secrets = secrets;
        this.foreign = foreign;
        this.mutated = one(4);
    }

    /** The bytes on the wire. */
    byte[] next() {
        byte[] body = body();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = one(30) ? random.nextInt(4) : 0; i > 0; i--) {
            ascii(wire, "HTTP/1.1 " + pick("100", "102", "103", "199") + " wait\r\n" + headers() + "\r\n");
        }
        ascii(wire, statusLine() + "\r\n" + headers());
        if (one(4)) {
            byte[] zipped = gzip(body);
            ascii(wire, "Content-Encoding: " + pick("gzip", "x-gzip", "GZIP", "br", "gzip, gzip", secret()) + "\r\n");
            body = one(5) ? body : zipped;
        }
        framed(wire, body);
        if (one(8)) {
            ascii(wire, pick("\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", foreign, "HTTP/1.1 " + foreign));
        }
        byte[] bytes = wire.toByteArray();
        return mutated ? mutated(bytes) : bytes;
    }

    /** Whether bytes are changed by chance, so that anything can stand anywhere. */
    boolean isMutated() {
        return mutated;
    }

    /** Whether the server closes afterwards, and how: 0 not at all, 1 in order, 2 with a reset. */
    int ending() {
        return one(3) ? 0 : one(4) ? 2 : 1;
    }

    boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String secret() {
        String secret = secrets[random.nextInt(secrets.length)];
        return switch (random.nextInt(6)) {
            case 0 -> secret.replace("/", "\\/");
            case 1 -> secret.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D");
            case 2 -> secret.replace("/", "&#47;");
            case 3 -> secret.replace("/", "\\u002f");
            default -> secret;
        };
    }

    private String statusLine() {
        String code = pick(
                "200", "200", "200", "200", "201", "202", "204", "205", "206", "301", "304", "307", "400", "401", "402",
                "403", "404", "407", "408", "409", "422", "429", "500", "503", "599", "999", "101", "20", "2000", "-1");
        return pick("HTTP/1.1 ", "HTTP/1.1 ", "HTTP/1.1 ", "HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "ICY ", foreign + " ")
                + code
                + pick("", " OK", " " + foreign);
    }

    private String headers() {
        StringBuilder all = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = pick(
                    "Content-Type",
                    "Retry-After",
                    "X-RateLimit-Limit",
                    "X-RateLimit-Reset",
                    "X-Request-Id",
                    "Location",
                    "Set-Cookie",
                    "Connection",
                    "Date",
                    "Proxy-Authenticate",
                    "Upgrade",
                    "WWW-Authenticate",
                    secret());
            String value = pick(
                    "application/json",
                    "text/html",
                    "application/json; charset=utf-16",
                    "0",
                    "1",
                    "99999999999999999999",
                    "Thu, 01 Jan 1970 00:00:00 GMT",
                    "close",
                    "keep-alive",
                    "Basic",
                    "\u001b[31m\u0007",
                    "",
                    secret(),
                    "https://example.com/" + secret());
            all.append(name).append(pick(": ", ":", " : ")).append(value).append(one(20) ? "\n" : "\r\n");
        }
        return all.toString();
    }

    private void framed(ByteArrayOutputStream wire, byte[] body) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                ascii(wire, "Content-Length: " + body.length + "\r\n\r\n");
                wire.writeBytes(body);
            }
            case 3, 4 -> chunked(wire, body);
            case 5 -> {
                ascii(wire, "\r\n");
                wire.writeBytes(body);
            }
            case 6 -> {
                String length = pick(
                        "-5",
                        "abc",
                        foreign,
                        "1, 1",
                        body.length + ", " + body.length,
                        "" + (body.length + 7),
                        "" + body.length / 2,
                        "99999999999999999999",
                        "+3",
                        "");
                ascii(wire, "Content-Length: " + length + "\r\n\r\n");
                wire.writeBytes(body);
            }
            default -> {
                ascii(
                        wire,
                        "Transfer-Encoding: " + pick("chunked, chunked", "gzip, chunked", "identity", foreign)
                                + "\r\n");
                chunked(wire, body);
            }
        }
    }

    private void chunked(ByteArrayOutputStream wire, byte[] body) {
        ascii(wire, "Transfer-Encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length; ) {
            int size = 1 + random.nextInt(body.length - at);
            String extension = pick("", "", "", ";a=b", ";" + foreign, " ", one(50) ? ";" + "x".repeat(70_000) : "");
            ascii(wire, pick("", "", "0", "0000") + Integer.toHexString(size) + extension + "\r\n");
            wire.write(body, at, size);
            ascii(wire, one(60) ? foreign : "\r\n");
            at += size;
        }
        ascii(wire, one(40) ? "" : "0\r\n" + pick("", "", "X-Trailer: " + foreign + "\r\n") + "\r\n");
    }

    private byte[] body() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> ("{\"success\":true,\"data\":" + json(0) + "}").getBytes(UTF_8);
            case 4, 5 -> ("{\"success\":false,\"error\":" + json(2) + ",\"message\":" + json(2) + "}").getBytes(UTF_8);
            case 6 ->
                ("{\"error\":\"" + secret() + "\",\"code\":\"" + secret() + "\"}").getBytes(StandardCharsets.UTF_16);
            case 7 -> "<html>no</html>".getBytes(UTF_8);
            case 8 -> new byte[0];
            case 9 -> ("{\"data\":" + "[".repeat(random.nextInt(2_000))).getBytes(UTF_8);
            case 10 -> json(0).getBytes(UTF_8);
            default -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                yield noise;
            }
        };
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> pick("null", "true", "false", "0", "-1", "1.5", "1e400");
            case 1 -> pick("1e99999999999", "1e-2147483648", "1e2147483647", "9".repeat(1_200), "1" + "0".repeat(400));
            case 2, 3 ->
                '"' + pick("a", "2025-01-01T00:00:00Z", "\\u001b[2J", "\\u202e", "\\ud800", "x".repeat(9_000)) + '"';
            case 4 -> '"' + secret() + '"';
            case 5 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
            default ->
                "{\"" + pick("tokenId", "scopes", "expiresAt", "platform", "status", secret(), "\\n", "") + "\":"
                        + json(depth + 1) + ",\"" + pick("a", "username", "lastUsedAt", "success") + "\":"
                        + json(depth + 1) + "}";
        };
    }

    private byte[] gzip(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int empty = one(10) ? random.nextInt(200) : 0; empty > 0; empty--) {
            all.writeBytes(member(new byte[0]));
        }
        int cut = one(3) ? random.nextInt(body.length + 1) : body.length;
        all.writeBytes(member(Arrays.copyOf(body, cut)));
        if (cut < body.length) {
            all.writeBytes(member(Arrays.copyOfRange(body, cut, body.length)));
        }
        if (one(10)) {
            all.writeBytes(pick("\0\0\0", "garbage", "\u001f\u008b").getBytes(ISO_8859_1));
        }
        return all.toByteArray();
    }

    private static byte[] member(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private byte[] mutated(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && copy.length > 0; i--) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(3)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy = Arrays.copyOf(copy, at);
                default -> {
                    byte[] longer = Arrays.copyOf(copy, copy.length + 1);
                    System.arraycopy(copy, at, longer, at + 1, copy.length - at);
                    longer[at] = (byte) "\r\n:;0 \0".charAt(random.nextInt(7));
                    copy = longer;
                }
            }
        }
        return copy;
    }

    private static void ascii(ByteArrayOutputStream wire, String text) {
        wire.writeBytes(text.getBytes(ISO_8859_1));
    }
}
