package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many operations a specification has, whoever calls one does not pay for the others. */
final class ManyOperationsTest {
    private static final Path SPEC = Path.of("../openapi/autoposting.yaml");
    private static final Path NAMES = Path.of("../openapi/type-names.properties");

    @TempDir
    Path folder;

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
    void theClassesThatACallLoadsDoNotGrowWithTheSpecification() throws Exception {
        StringBuilder paths = new StringBuilder("paths:\n");
        for (int i = 0; i < 100; i++) {
            paths.append(operation(i));
        }
        Path spec = GeneratedSdk.changed(SPEC, folder, "paths:\n", paths.toString());
        new Generator().add(spec, NAMES, folder.resolve("grown")).run();
        GeneratedSdk grown = new GeneratedSdk(folder.resolve("grown"));
        grown.compile();

        List<String> few = loadedByOneCall(ClassPaths.own());
        List<String> many = loadedByOneCall(grown.classPath());

        assertThat(few).hasSizeGreaterThan(60).contains("ai.autoposting.sdk.json.PlatformTokenCodec");
        assertThat(Files.exists(grown.classes().resolve("ai/autoposting/sdk/model/More99Result.class")))
                .as("the other operations are there")
                .isTrue();
        assertThat(many).containsExactlyInAnyOrderElementsOf(few);
    }

    private List<String> loadedByOneCall(String classPath) throws Exception {
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.X, "tok_1");
            LoadedClasses loaded = LoadedClasses.of(
                    folder.resolve("classes.log"), classPath, FirstCall.class, server.apiKey(), server.baseUrl());
            assertThat(loaded.output()).isEqualTo("1");
            return loaded.startingWith("ai.autoposting.");
        }
    }
}
