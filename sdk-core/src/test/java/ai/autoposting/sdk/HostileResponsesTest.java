package ai.autoposting.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.model.PlatformToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some kilobytes of gzip can stand for ten megabytes of JSON, and those for far more memory. */
class HostileResponsesTest {
    /** Little more than the largest answer of 10 MiB that is read: one string, as bytes, as characters and as itself. */
    private static final String HEAP = "-Xmx96m";

    private static final int TEN_MIB = 10 << 20;

    @TempDir
    Path directory;

    /** The program in the child: asks for each shape and says what it got. */
    static final class Program {
        private static final Operation<Map<String, Object>> ANYTHING = Operation.builder("anything", "GET", "/{shape}")
                .returnsMapOf(Object.class)
                .build();
        private static final Operation<List<PlatformToken>> TOKENS = Operation.builder("tokens", "GET", "/{shape}")
                .returnsListOf(PlatformToken.class)
                .build();

        public static void main(String[] arguments) {
            try (AutopostingClient client = Calls.client(arguments[0]).build()) {
                for (int i = 1; i < arguments.length; i++) {
                    System.out.println(arguments[i] + ": " + outcome(client, arguments[i]));
                }
            }
        }

        private static String outcome(AutopostingClient client, String shape) {
            Operation<?> operation = shape.startsWith("tokens") ? TOKENS : ANYTHING;
            try {
                Object result = client.execute(
                        operation, Arguments.builder().path("shape", shape).build());
                return "read " + (result instanceof Map<?, ?> map ? map.size() : ((List<?>) result).size());
            } catch (InvalidResponseException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
    }

    private static final Map<String, byte[]> SHAPES = shapes();

    private static Map<String, byte[]> shapes() {
        String start = "{\"success\":true,\"data\":";
        Map<String, byte[]> shapes = new LinkedHashMap<>();
        shapes.put("objects", gzip(start + "{\"a\":[", i -> "{},", "{}]}}"));
        shapes.put("arrays", gzip(start + "{\"a\":[", i -> "[1],", "[]]}}"));
        shapes.put("properties", gzip(start + "{\"a\":[", i -> "{\"b\":1},", "{}]}}"));
        shapes.put("strings", gzip(start + "{\"a\":[", i -> "\"s\",", "1]}}"));
        shapes.put("digits", gzip(start + "{\"a\":[", i -> "0.12345678901234567890123,", "1]}}"));
        shapes.put("names", gzip(start + "{", i -> "\"" + i + "\":1,", "\"a\":1}}"));
        shapes.put("deep", gzip(start + "{\"a\":[", i -> "[".repeat(400) + "]".repeat(400) + ",", "[]]}}"));
        shapes.put("unread", gzip("{\"more\":[", i -> "{},", "{}],\"data\":{}}"));
        shapes.put("text", gzip(start + "{\"a\":\"", i -> "0123456789", "\"}}"));
        shapes.put("name", gzip(start + "{\"", i -> "0123456789", "\":1}}"));
        shapes.put("digit", gzip(start + "{\"a\":", i -> "7", "}}"));
        shapes.put("tokens", gzip(start + "[", i -> "{},", "{}]}"));
        shapes.put("tokens-unknown", gzip(start + "[", i -> "{\"x\":1},", "{}]}"));
        shapes.put("tokens-null", gzip(start + "[", i -> "{\"expiresAt\":null},", "{}]}"));
        return shapes;
    }

    /** As many parts as make ten MiB. */
    private static byte[] gzip(String start, IntFunction<String> part, String end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new FastGzip(bytes)) {
            StringBuilder text = new StringBuilder(start);
            int left = TEN_MIB - start.length() - end.length();
            for (int i = 0; ; i++) {
                String next = part.apply(i);
                left -= next.length();
                if (left < 0) {
                    break;
                }
                text.append(next);
                if (text.length() > 10_000) {
                    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                    text.setLength(0);
                }
            }
            out.write(text.append(end).toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    @Test
    void noAnswerTakesMoreMemoryThanItsBytesAllow() throws Exception {
        Map<String, String> outcomes = run();

        String many = "HTTP 200, but its JSON has more than 1310720 values; maxResponseBytes(...) raises the limit";
        assertThat(outcomes).hasSameSizeAs(SHAPES);
        outcomes.forEach((shape, outcome) -> {
            switch (shape) {
                case "text", "digit" -> assertThat(outcome).as(shape).isEqualTo("read 1");
                case "name" ->
                    assertThat(outcome)
                            .as(shape)
                            .isEqualTo("anything: HTTP 200, but its JSON is nested deeper than 500 levels or has a name"
                                    + " that is too long, for shape name");
                case "digits" -> assertThat(outcome).as(shape).isEqualTo("read 1"); // few values of many bytes each
                default ->
                    assertThat(outcome)
                            .as(shape)
                            .isEqualTo((shape.startsWith("tokens") ? "tokens: " : "anything: ") + many + ", for shape "
                                    + shape);
            }
        });
    }

    private Map<String, String> run() throws Exception {
        RawServer.Reply reply = (request, socket, out) -> {
            String shape = request.line().split(" ", -1)[1].substring(1);
            RawServer.send(out, 200, "Content-Encoding: gzip\r\n", SHAPES.getOrDefault(shape, new byte[0]));
        };
        Map<String, String> outcomes = new LinkedHashMap<>();
        try (RawServer server = RawServer.start(reply)) {
            List<String> arguments = new ArrayList<>(List.of(server.url()));
            arguments.addAll(SHAPES.keySet());
            String output = ChildJvm.run(directory, List.of(HEAP), Program.class, arguments.toArray(String[]::new));
            output.lines()
                    .forEach(line -> outcomes.put(
                            line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
        }
        return outcomes;
    }
}
