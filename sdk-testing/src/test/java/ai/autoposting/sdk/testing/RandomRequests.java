package ai.autoposting.sdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests, all of them wrong or nearly so: each is made from its number, so that a failure can be repeated. */
final class RandomRequests {
    static final String SECRET = "ya29.TOP-SECRET";

    private static final List<String> GOOD = List.of(
            "GET /api-proxy/brands/a/tokens/x?access_token=" + SECRET
                    + " HTTP/1.1\r\nHost: h\r\nx-api-key: sk-social-mock\r\n\r\n",
            "POST /api-proxy/brands/a/tokens HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sk-social-mock\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 73\r\n\r\n"
                    + "{\"platform\":\"x\",\"accessToken\":\"" + SECRET + "\",\"platformUserId\":\"u_123\"}",
            "POST /api-proxy/brands/a/tokens HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sk-social-mock\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"platform\":\"x\",\r\n"
                    + "3C\r\n\"accessToken\":\"" + SECRET + "\",\"platformUserId\":\"u_1\"}     \r\n0\r\n\r\n",
            "HEAD /?password=" + SECRET
                    + " HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc",
            "POST /__mock/fleet HTTP/1.1\r\nHost: localhost\r\nContent-Length: 25\r\n\r\n{\"brands\":[{\"slug\":\"a\"}]}",
            "GET /__mock/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    private static final List<String> CRUMBS = List.of(
            "\r\n",
            "\n",
            "\r",
            " ",
            ":",
            "\u0000",
            "\t",
            "%",
            "%zz",
            "?",
            "&=",
            "\u00e9",
            "\"",
            "\\u",
            "{",
            "[",
            "}",
            "]",
            ",",
            "-1",
            "00",
            "1e99999999999",
            "9223372036854775808",
            "0x",
            "HTTP/1.0",
            "HTTP/3",
            "Content-Length: ",
            "Content-Length: 61, 61\r\n",
            "Transfer-Encoding: gzip\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Host: x\r\n",
            "Expect: x\r\n",
            "0\r\n\r\n",
            "GET ",
            "CONNECT ");

    /** What whoever sent a request does then. */
    enum Then {
        /** It ends its side and takes all that comes. */
        LISTENS,
        /** It keeps its side open and takes what comes first: the server must not wait for ever. */
        WAITS,
        /** It is gone. */
        LEAVES
    }

    private final Random random;

    private RandomRequests(long number) {
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
    }

    static byte[] request(long number) {
        return new RandomRequests(number).next();
    }

    static Then then(long number) {
        return Then.values()[(int) (number % Then.values().length)];
    }

    private byte[] next() {
        StringBuilder text = new StringBuilder();
        for (int pipelined = random.nextInt(3); pipelined >= 0; pipelined--) {
            text.append(GOOD.get(random.nextInt(GOOD.size())));
        }
        for (int change = random.nextInt(5); change >= 0; change--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, CRUMBS.get(random.nextInt(CRUMBS.size())));
                case 2 -> text.replace(from, to, CRUMBS.get(random.nextInt(CRUMBS.size())));
                default -> text.setLength(random.nextInt(8) == 0 ? from : text.length());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
