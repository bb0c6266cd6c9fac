package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** However many operations a specification has, whoever calls one does not pay for the others. */
@Tag("full")
final class ManyOperationsTest {
    /** The operation that is called, and the other one that is there whatever the specification becomes. */
    private static final Set<String> CALLED = Set.of("getPlatformTokenDetails", "storePlatformToken");

    private static final String NAMES = """
            StorePlatformTokenRequest.platform = Platform
            getPlatformTokenDetails.platform = Platform
            """;

    @TempDir
    Path folder;

    /** One operation more, with types of its own, under the tag of the call or under one of its own. */
    private static JsonNode operation(int number) {
        return SpecFile.parse("""
                tags: [%2$s]
                operationId: more%1$d
                requestBody:
                  content:
                    application/json:
                      schema: { type: object, properties: { kind: { type: string, enum: [a%1$d, b] } } }
                responses:
                  '200':
                    description: Done.
                    content:
                      application/json:
                        schema:
                          type: object
                          properties:
                            success: { type: boolean }
                            data: { type: object, properties: { id%1$d: { type: string } } }
                """.formatted(number, number % 2 == 0 ? "Platform OAuth" : "Tag " + number))
                .document();
    }

    @Test
    void theClassesThatACallLoadsDoNotGrowWithTheSpecification() throws Exception {
        SpecFile hundredMore = SpecFile.read().only(CALLED).with(spec -> {
            for (int i = 0; i < 100; i++) {
                spec.withObjectProperty("paths").putObject("/more" + i).set("post", operation(i));
            }
        });
        Path spec = Files.writeString(
                folder.resolve("many.yaml"), hundredMore.document().toString());
        Path names = Files.writeString(folder.resolve("names.properties"), NAMES);
        new Generator().add(spec, names, folder.resolve("grown")).run();
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
