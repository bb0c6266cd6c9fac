package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many operations a specification has, whoever calls one does not pay for the others. */
final class ManyOperationsTest {
    private static final Path SPEC = Path.of("../openapi/autoposting.yaml");
    private static final Path NAMES = Path.of("../openapi/type-names.properties");
    private static final Path PROGRAM = Path.of("src/test/programs/FirstCallProgram.java");

    /** One operation more, with types of its own, under the tag of the call or under one of its own. */
    private static String operation(int number) {
        String tag = number % 2 == 0 ? "Platform OAuth" : "Tag " + number;
        return """
                  /more%1$d:
                    post:
                      tags: [%2$s]
                      operationId: more%1$d
                      requestBody:
                        content:
                          application/json:
                            schema: { type: object, properties: { kind: { type: string, enum: [a, b] } } }
                      responses:
                        '200':
                          description: Done.
                          content:
                            application/json:
                              schema:
                                type: object
                                properties:
                                  success: { type: boolean }
                                  data: { type: object, properties: { id: { type: string } } }
                """.formatted(number, tag);
    }

    @Test
    void theClassesThatACallLoadsDoNotGrowWithTheSpecification(@TempDir Path one, @TempDir Path two) throws Exception {
        StringBuilder paths = new StringBuilder("paths:\n");
        for (int i = 0; i < 100; i++) {
            paths.append(operation(i));
        }
        Path grown = Sdk.changed(SPEC, two, "paths:\n", paths.toString());

        List<String> few = loadedByOneCall(SPEC, one);
        List<String> many = loadedByOneCall(grown, two);

        assertThat(few).hasSizeGreaterThan(60).contains("ai.autoposting.sdk.json.PlatformTokenCodec");
        assertThat(Files.exists(two.resolve("classes/ai/autoposting/sdk/model/More99Result.class")))
                .as("the other operations are there")
                .isTrue();
        assertThat(many).containsExactlyInAnyOrderElementsOf(few);
    }

    private static List<String> loadedByOneCall(Path spec, Path folder) throws Exception {
        Sdk sdk = Sdk.generate(spec, NAMES, folder);
        sdk.compile(PROGRAM);
        HttpServer server = server();
        try {
            return sdk.run(
                    "FirstCallProgram",
                    "http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server() throws IOException {
        byte[] body = "{\"success\":true,\"data\":[{\"tokenId\":\"tok_1\"}]}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
