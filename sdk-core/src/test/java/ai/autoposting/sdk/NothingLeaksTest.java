package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the server says, only documented exceptions come out, and no secret in any of them. */
class NothingLeaksTest {
    // Texts only, so that values of other kinds are misfits and named by their path.
    private static final Operation<?> GET = Operation.builder("readThing", "GET", "/things")
            .returnsMapOf(String.class)
            .build();
    private static final Operation<?> POST = Operation.builder("storeThing", "POST", "/things")
            .returnsMapOf(String.class)
            .build();

    private static volatile byte[] answer = new byte[0];
    private static RawServer server;
    private static AutopostingClient client;

    @BeforeContainer
    static void start() {
        server = RawServer.start((request, socket, out) -> {
            out.write(answer);
            out.flush();
            socket.close();
        });
        client = Calls.client(server.url())
                .maxRetries(1)
                .attemptTimeout(Duration.ofSeconds(5))
                .maxResponseBytes(5_000)
                .build();
    }

    @AfterContainer
    static void stop() {
        client.close();
        server.close();
    }

    @Property(tries = 300)
    void onlyDocumentedExceptionsComeOutAndNoSecretInThem(@ForAll("answers") String text, @ForAll boolean post) {
        answer = text.getBytes(StandardCharsets.ISO_8859_1);
        Operation<?> operation = post ? POST : GET;
        Throwable thrown = catchThrowable(() -> client.execute(operation, Calls.arguments(operation)));
        if (thrown == null) {
            return;
        }
        assertThat(thrown).isInstanceOf(AutopostingException.class);
        String said = everythingIn((AutopostingException) thrown);
        assertThat(said).doesNotContain(Calls.KEY);
        if (post) {
            assertThat(said).doesNotContain(Calls.TOKEN).doesNotContain(Calls.TOKEN.replace("/", "\\/"));
        }
    }

    private static String everythingIn(AutopostingException exception) {
        StringWriter all = new StringWriter();
        exception.printStackTrace(new PrintWriter(all, true));
        if (exception instanceof ApiException api) {
            all.append(api.rawBody())
                    .append(String.valueOf(api.headers()))
                    .append(String.valueOf(api.code()))
                    .append(String.valueOf(api.requestId()))
                    .append(String.valueOf(api.error()))
                    .append(String.valueOf(api.error().error()))
                    .append(String.valueOf(api.error().message()))
                    .append(String.valueOf(api.error().additionalProperties()));
        }
        if (exception instanceof InvalidResponseException invalid) {
            all.append(String.valueOf(invalid.headers()))
                    .append(String.valueOf(invalid.jsonPath()))
                    .append(String.valueOf(invalid.requestId()));
        }
        return all.toString();
    }

    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> wellFormed = Combinators.combine(statuses(), headers(), bodies())
                .as((status, headers, body) -> "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body);
        Arbitrary<String> lying = Combinators.combine(statuses(), headers(), bodies())
                .as((status, headers, body) ->
                        "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 4000\r\n\r\n" + body);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, wellFormed),
                net.jqwik.api.Tuple.of(1, lying),
                net.jqwik.api.Tuple.of(1, noise()));
    }

    private static Arbitrary<String> statuses() {
        Arbitrary<String> usual = Arbitraries.of(
                "200 OK",
                "201 Created",
                "204 No",
                "304 Not",
                "307 " + Calls.KEY,
                "401 x",
                "404 x",
                "408 x",
                "422 x",
                "429 x",
                "500 " + Calls.TOKEN,
                "503 x",
                "505 x");
        return Arbitraries.oneOf(
                usual, Arbitraries.integers().between(-1, 1_200).map(code -> code + " x"), noise());
    }

    private static Arbitrary<String> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Retry-After",
                "X-RateLimit-Reset",
                "X-RateLimit-Limit",
                "Location",
                "Content-Type",
                "Content-Encoding",
                "X-Request-Id",
                "WWW-Authenticate",
                "Set-Cookie",
                "Transfer-Encoding",
                Calls.KEY);
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "0",
                        "-1",
                        "1e9",
                        "99999999999",
                        "gzip",
                        "br",
                        "text/html",
                        "https://x/" + Calls.KEY,
                        "/" + Calls.TOKEN,
                        Calls.KEY,
                        Calls.TOKEN,
                        "Sat, 31 Jan 2026 12:00:30 GMT",
                        "chunked"),
                Arbitraries.strings().ascii().ofMaxLength(20));
        return Combinators.combine(names, values)
                .as((name, value) -> name + ": " + value.replaceAll("[\\r\\n]", "") + "\r\n")
                .list()
                .ofMaxSize(4)
                .map(lines -> String.join("", lines));
    }

    private static Arbitrary<String> bodies() {
        Arbitrary<String> secrets = Arbitraries.of(
                Calls.KEY, Calls.TOKEN, Calls.TOKEN.replace("/", "\\/"), "plain", "", "\\u0061ccess/token+with=signs");
        Arbitrary<String> shapes = Arbitraries.of(
                "{\"success\":false,\"error\":\"%s\",\"message\":\"%s\"}",
                "{\"error\":\"%s\",\"code\":\"%s\"}",
                "{\"success\":true,\"data\":{\"%s\":\"%s\"}}",
                "{\"success\":true,\"data\":[\"%s\",%s]}",
                "{\"data\":{\"%s\":5,\"b\":\"%s\"}}",
                "{\"data\":{\"a\":{\"%s\":[%s",
                "{\"%s\":{\"%s\":1}}",
                "<html>%s%s</html>",
                "%s%s");
        Arbitrary<String> shaped =
                Combinators.combine(shapes, secrets, secrets).as((shape, one, two) -> shape.formatted(one, two));
        Arbitrary<String> padded = Combinators.combine(
                        shaped, Arbitraries.integers().between(0, 9_000))
                .as((body, padding) -> " ".repeat(padding) + body);
        return Arbitraries.oneOf(shaped, shaped, padded, noise());
    }

    private static Arbitrary<String> noise() {
        List<String> words = List.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                "\\",
                ":",
                ",",
                "null",
                "true",
                "1e999999",
                Calls.KEY,
                Calls.TOKEN,
                "\u0000",
                "\u00ff",
                "<",
                "HTTP/1.1 ");
        return Arbitraries.of(words).list().ofMaxSize(12).map(all -> String.join("", all));
    }
}
