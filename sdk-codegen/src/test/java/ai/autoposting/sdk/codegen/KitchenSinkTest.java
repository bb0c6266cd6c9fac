package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up specification that uses what a real one of this kind uses comes out right, without a line of Java. */
final class KitchenSinkTest {
    private static final Path SPEC = Generation.resource("kitchen-sink.yaml");
    private static final Path NAMES = Generation.resource("kitchen-sink-names.properties");
    private static final Path PROGRAM = Path.of("src/test/programs/KitchenSinkProgram.java");

    @Test
    void compilesWithoutAWarningAndEveryOperationGoesOverTheWireAsTheSpecificationSays(@TempDir Path folder)
            throws Exception {
        Sdk sdk = Sdk.generate(SPEC, NAMES, folder);
        sdk.compile(PROGRAM);
        sdk.run("KitchenSinkProgram");
    }

    @Test
    void isDocumentedWithoutAWarning(@TempDir Path folder) throws IOException {
        Sdk.generate(SPEC, NAMES, folder).document();
    }

    @Test
    void anAdditionLeavesOldCallersCompiling(@TempDir Path folder) throws Exception {
        Path grown = Sdk.changed(
                SPEC,
                folder,
                // an optional parameter where there was none
                "      operationId: count\n",
                "      operationId: count\n      parameters:\n        - { name: since, in: query, schema: { type: string } }\n",
                // a parameter more
                "        - name: limit\n",
                "        - { name: page, in: query, schema: { type: integer } }\n        - name: limit\n",
                // a property, before others
                "        id: { type: integer, format: int64 }\n",
                "        added: { type: string, enum: [draft, live] }\n        id: { type: integer, format: int64 }\n",
                // enum values, before others
                "enum: [draft, live, hidden]",
                "enum: [gone, draft, live, hidden]",
                "enum: [en, class,",
                "enum: [fr, en, class,");
        Sdk sdk = Sdk.generate(grown, NAMES, folder);
        sdk.compile(PROGRAM);
        sdk.run("KitchenSinkProgram");
    }

    @Test
    void twoGenerationsGiveTheSameBytes(@TempDir Path one, @TempDir Path two) throws IOException {
        Path first = Generation.of(SPEC, NAMES, one);
        Path second = Generation.of(SPEC, NAMES, two);
        List<Path> files = Generation.javaFiles(first);
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(Generation.javaFiles(second)).hasSameSizeAs(files);
        for (Path file : files) {
            assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
        }
    }
}
