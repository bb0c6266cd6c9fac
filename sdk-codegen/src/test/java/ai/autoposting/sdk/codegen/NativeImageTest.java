package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class that a template makes with annotations for a user's object mapper is registered for native images. */
final class NativeImageTest {
    private static final String SPEC = """
            openapi: 3.1.0
            info: { title: t, version: '1' }
            paths:
              /things:
                get:
                  tags: [Things]
                  operationId: readThing
                  responses:
                    '200': { description: Fine., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
            components:
              schemas:
                Thing:
                  oneOf: [ { $ref: '#/components/schemas/Cup' } ]
                  discriminator: { propertyName: kind }
                Cup:
                  type: object
                  required: [kind]
                  properties: { kind: { type: string }, size: { type: string, enum: [small] } }
            """;

    @TempDir
    Path folder;

    @Test
    void objectsEnumsAndBothSidesOfUnionsAreRegistered() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
        Path sources = Generation.run(spec, null, folder.resolve("out"));

        String file = Files.readString(sources.resolveSibling(
                "resources/META-INF/native-image/ai.autoposting/autoposting-sdk-generated/reflect-config.json"));

        assertThat(Pattern.compile("\"ai\\.autoposting\\.sdk\\.model\\.([^\"]+)\"")
                        .matcher(file)
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.startsWith("Json")))
                .containsExactly("Cup", "CupSize", "Thing", "Thing$Unknown");
    }
}
