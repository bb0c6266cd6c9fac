package ai.autoposting.sdk.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OkHttp is given of what came. In texts, | stands for the end of a line. */
class ResponseFilterTest {
    private boolean silent = true;
    private boolean stale;

    private ResponseFilter filter(InputStream in) {
        return new ResponseFilter(in, new ResponseFilter.Line() {
            @Override
            public boolean isSilent(boolean first) {
                return silent;
            }

            @Override
            public boolean isStale() {
                return stale;
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.replace("|", "\r\n").getBytes(ISO_8859_1);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(bytes(text));
    }

    private static void request(ResponseFilter filter, String method) throws IOException {
        byte[] line = bytes(method + " / HTTP/1.1|");
        filter.request(line, 0, line.length);
    }

    /** All that is handed on until the response is over, or nothing more can come. */
    private static String read(ResponseFilter filter, int bufferSize) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[bufferSize];
        try {
            for (int count = filter.read(buffer, 0, bufferSize);
                    count >= 0;
                    count = filter.read(buffer, 0, bufferSize)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException over) {
            // The response has been handed on.
        }
        return all.toString(ISO_8859_1).replace("\r\n", "|");
    }

    private String handedOn(String method, String came) throws IOException {
        ResponseFilter filter = filter(stream(came));
        request(filter, method);
        return read(filter, 1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // method ~ what came ~ what OkHttp is given ~ whether the connection can be used again
                "GET  ~ HTTP/1.1 200 OK|A: b|Content-Length: 3||abc ~ HTTP/1.1 200 OK|A: b|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200 OK|Content-Length: 3|A: b||abc ~ HTTP/1.1 200 OK|A: b|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200|content-LENGTH:3||abc ~ HTTP/1.1 200|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 0|| ~ HTTP/1.1 200 x|Content-Length: 0|| ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 3, 3||abc ~ HTTP/1.1 200 x|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length : 3||abc ~ HTTP/1.1 200 x|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 3|Content-Length: 3||abc ~ HTTP/1.1 200 x|Content-Length: 3||abc ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 3||abcHTTP/1.1 200 ~ HTTP/1.1 200 x|Content-Length: 3||abc ~ false",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 3||abc| ~ HTTP/1.1 200 x|Content-Length: 3||abc ~ false",
                "GET  ~ HTTP/1.1 200 x|Connection: close|Content-Length: 3||abc ~ HTTP/1.1 200 x|Connection: close|Content-Length: 3||abc ~ false",
                "GET  ~ HTTP/1.0 200 x|Content-Length: 3||abc ~ HTTP/1.0 200 x|Content-Length: 3||abc ~ false",
                "GET  ~ HTTP/1.1 200 x||abc ~ HTTP/1.1 200 x||abc ~ false",
                "GET  ~ HTTP/1.1 200 x|Transfer-Encoding: Chunked||3|abc|0|| ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||3|abc|0|| ~ true",
                "GET  ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||003;e=f|abc|2 ;x|de|0|T: r|| ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||3|abc|2|de|0|| ~ true",
                "GET  ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||0||rest ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||0|| ~ false",
                "GET  ~ HTTP/1.1 200 x|Content-Length: 9|Transfer-Encoding: chunked||1|a|0|| ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||1|a|0|| ~ false",
                "GET  ~ HTTP/1.1 100 x||HTTP/1.1 103 x|Link: a||HTTP/1.1 200 x|Content-Length: 1||a ~ HTTP/1.1 100 x||HTTP/1.1 200 x|Content-Length: 1||a ~ true",
                "GET  ~ HTTP/1.1 204 x|| ~ HTTP/1.1 204 x|| ~ true",
                "GET  ~ HTTP/1.1 204 x|Content-Length: 3||abc ~ HTTP/1.1 204 x|| ~ false",
                "GET  ~ HTTP/1.1 205 x|Transfer-Encoding: chunked||1|a|0|| ~ HTTP/1.1 205 x|Content-Length: 0|| ~ false",
                "GET  ~ HTTP/1.1 304 x|Content-Length: 61|| ~ HTTP/1.1 304 x|| ~ false",
                "GET  ~ HTTP/1.1 304 x|Content-Length: no|| ~ HTTP/1.1 304 x|| ~ false",
                "GET  ~ HTTP/1.1 101 x|Upgrade: y||unknown ~ HTTP/1.1 101 x|Upgrade: y|| ~ false",
                "HEAD ~ HTTP/1.1 200 x|Content-Length: 61|| ~ HTTP/1.1 200 x|Content-Length: 61|| ~ true",
                "HEAD ~ HTTP/1.1 200 x|Content-Length: 1||a ~ HTTP/1.1 200 x|Content-Length: 1|| ~ false",
                "CONNECT ~ HTTP/1.1 200 x|Content-Length: 61|| ~ HTTP/1.1 200 x|| ~ false",
                "CONNECT ~ HTTP/1.1 200 x|| ~ HTTP/1.1 200 x|| ~ true",
                "CONNECT ~ HTTP/1.1 407 x|Content-Length: 0|| ~ HTTP/1.1 407 x|Connection: close|| ~ true",
                "GET  ~ HTTP/1.1 200 x|Tran\u00c5\u00bffer-Encoding: chunked|A b: c|: d|Content-Length: 1||a ~ HTTP/1.1 200 x|Content-Length: 1||a ~ true",
                "GET  ~ HTTP/1.1 200 x|Content-Length: x|Transfer-Encoding: chunked||1|a|0|| ~ HTTP/1.1 200 x|Transfer-Encoding: chunked||1|a|0|| ~ false",
                "CONNECT ~ HTTP/1.1 407 x|A: b|Transfer-Encoding: chunked||1|a|0|| ~ HTTP/1.1 407 x|A: b|Connection: close|| ~ false"
            })
    void aResponseIsHandedOnInPlainFramingAndNothingBehindIt(String method, String came, String expected, boolean clean)
            throws IOException {
        for (int bufferSize : new int[] {1, 7, 8_192}) {
            ResponseFilter filter = filter(stream(came));
            request(filter, method);

            assertThat(read(filter, bufferSize)).isEqualTo(expected);
            assertThat(filter.isDirty()).isEqualTo(!clean);
        }
    }

    @Test
    void theNextResponseIsHandedOnAfterTheNextRequestOnly() throws IOException {
        InputStream two = new SequenceInputStream(
                stream("HTTP/1.1 200 x|Content-Length: 1||a"), stream("HTTP/1.1 201 x|Content-Length: 1||b"));
        ResponseFilter filter = filter(two);
        request(filter, "GET");

        assertThat(read(filter, 100)).endsWith("||a");
        assertThat(filter.isDirty()).isFalse();
        request(filter, "POST");
        assertThat(read(filter, 100)).startsWith("HTTP/1.1 201").endsWith("||b");
    }

    @Test
    void nothingIsSentOverAConnectionThatIsNotClean() throws IOException {
        ResponseFilter filter =
                filter(stream("HTTP/1.1 200 x|Content-Length: 1||aHTTP/1.1 200 y|Content-Length: 1||b"));
        request(filter, "GET");
        read(filter, 100);

        assertThat(catchThrowableOfType(HttpConnectionException.class, () -> request(filter, "POST")).kind)
                .isEqualTo(HttpConnectionException.Kind.STALE);
    }

    @Test
    void nothingIsSentToAPeerThatSpeaksFirst() {
        silent = false;

        assertThat(catchThrowableOfType(HttpConnectionException.class, () -> request(filter(stream("")), "POST")).kind)
                .isEqualTo(HttpConnectionException.Kind.SPOKEN_TO);
    }

    @Test
    void whatWasThereBeforeTheRequestIsNoResponse() throws IOException {
        stale = true;
        ResponseFilter filter = filter(stream("HTTP/1.1 200 x|Content-Length: 1||a"));
        request(filter, "GET");

        assertThatThrownBy(() -> read(filter, 100))
                .isInstanceOf(HttpConnectionException.class)
                .hasMessage("the response was there before the request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "HTTP/2 200 x| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "ICY 200 x| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "HTTP/1.1 20 x| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "HTTP/1.1 2000| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "HTTP/1.1 099 x| ~ the response does not begin with a status line of HTTP/1.0 or HTTP/1.1",
                "HTTP/1.1 200 x|A ~ the connection ended within the response",
                "HTTP/1.1 200 x|Content-Length: 3||ab ~ the connection ended within the response",
                "HTTP/1.1 200 x|Content-Length: -5||abcde ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length: 3, 4||abcd ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length: 9999999999999999999||a ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length:||a ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length||a ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length|Content-Length: 1||a ~ its Content-Length is no length",
                "HTTP/1.1 200 x|Content-Length:| 1||a ~ a header that frames its body goes on on a second line",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked, chunked||1|a|0|| ~ its Transfer-Encoding is not chunked alone",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0|| ~ its Transfer-Encoding is not chunked alone",
                "HTTP/1.1 200 x|Transfer-Encoding: gzip||a ~ its Transfer-Encoding is not chunked alone",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||g|a ~ a chunk does not begin with its size",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||1x|a ~ a chunk does not begin with its size",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||-1|a ~ a chunk does not begin with its size",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||ffffffffffffffff|a ~ a chunk's size is too large",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||1|ab|0|| ~ a chunk is longer than its size"
            })
    void whatIsNoHttpIsSaidInOurOwnWords(String came, String problem) {
        assertThatThrownBy(() -> handedOn("GET", came))
                .isInstanceOf(HttpConnectionException.class)
                .hasMessage(problem);
    }

    @Test
    void theStatusIsHandedOnThoughTheFramingIsBroken() throws IOException {
        ResponseFilter filter = filter(stream("HTTP/1.1 404 x|Content-Length: -5|A: b||abc"));
        request(filter, "GET");
        byte[] head = new byte[100];

        assertThat(new String(head, 0, filter.read(head, 0, 100), ISO_8859_1))
                .isEqualTo("HTTP/1.1 404 x\r\nA: b\r\n\r\n");
        assertThat(filter.isDirty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 ~ the status line is longer than 8192 bytes",
                "HTTP/1.1 200 x|A: ~ its headers are longer than 262144 bytes",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||1;a= ~ what stands beside the content of its chunks is longer than 65536 bytes",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||0|A: ~ what stands beside the content of its chunks is longer than 65536 bytes",
                "HTTP/1.1 200 x|Transfer-Encoding: chunked||00 ~ what stands beside the content of its chunks is longer than 65536 bytes"
            })
    void framingWithoutEndIsGivenUp(String row) {
        String[] parts = row.split(" ~ ", 2);
        char more = parts[0].endsWith("00") && parts[0].contains("chunked") ? '0' : 'x';
        ResponseFilter filter = filter(new SequenceInputStream(stream(parts[0]), new Endless(more, null)));

        assertThatThrownBy(() -> {
                    request(filter, "GET");
                    read(filter, 1_000);
                })
                .isInstanceOf(HttpConnectionException.class)
                .hasMessage(parts[1]);
    }

    @Test
    void headersAndResponsesToComeWithoutEndAreGivenUp() {
        ResponseFilter headers =
                filter(new SequenceInputStream(stream("HTTP/1.1 200 x|"), new Endless('\0', bytes("a: b|"))));
        assertThatThrownBy(() -> {
                    request(headers, "GET");
                    read(headers, 1_000);
                })
                .hasMessage("it has more than 1000 headers");

        ResponseFilter interim = filter(new Endless('\0', bytes("HTTP/1.1 100 x|A: b||")));
        assertThatThrownBy(() -> {
                    request(interim, "GET");
                    read(interim, 1_000);
                })
                .hasMessage("it has more than 1000 headers");

        ResponseFilter bare = filter(new Endless('\0', bytes("HTTP/1.1 100 x||")));
        assertThatThrownBy(() -> {
                    request(bare, "GET");
                    read(bare, 1_000);
                })
                .hasMessage("its head is longer than 262144 bytes");
    }

    /** One byte, or some bytes, for ever. */
    private static final class Endless extends InputStream {
        private final byte[] pattern;
        private int at;

        Endless(char one, byte @Nullable [] pattern) {
            this.pattern = pattern == null ? new byte[] {(byte) one} : pattern;
        }

        @Override
        public int read() {
            return pattern[at++ % pattern.length];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                bytes[offset + i] = (byte) read();
            }
            return length;
        }
    }
}
