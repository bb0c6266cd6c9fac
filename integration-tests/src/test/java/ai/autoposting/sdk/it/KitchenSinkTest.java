package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up specification that uses what a real one of this kind uses comes out right, without a line of Java. */
final class KitchenSinkTest {
    private static final Path KITCHEN_SINK = Path.of("src/test/programs/kitchen-sink");
    private static final Path SPEC = KITCHEN_SINK.resolve("kitchen-sink.yaml");
    private static final Path NAMES = KITCHEN_SINK.resolve("kitchen-sink-names.properties");
    private static final Path PROGRAM = KITCHEN_SINK.resolve("KitchenSinkProgram.java");
    private static final Path MODELS_PROGRAM = KITCHEN_SINK.resolve("ModelsProgram.java");

    @TempDir
    static Path folder;

    @BeforeAll
    static void generate() throws Exception {
        Path grown = GeneratedSdk.changed(
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
        new Generator()
                .add(SPEC, NAMES, folder.resolve("sdk"))
                .add(SPEC, NAMES, folder.resolve("again"))
                .add(grown, NAMES, folder.resolve("grown"))
                .run();
    }

    private static GeneratedSdk sdk(String name) {
        return new GeneratedSdk(folder.resolve(name));
    }

    @Test
    void compilesWithoutAWarningAndEveryOperationGoesOverTheWireAsTheSpecificationSays() throws Exception {
        sdk("sdk").compile(PROGRAM, MODELS_PROGRAM);
        sdk("sdk").run("KitchenSinkProgram");
        sdk("sdk").run("ModelsProgram");
    }

    @Test
    void isDocumentedWithoutAWarning() throws Exception {
        sdk("sdk").document();
    }

    @Test
    void everythingThatUsersSeeIsExplained() throws Exception {
        List<Path> seen = sdk("sdk").sources().stream()
                .filter(file -> Set.of("api", "model")
                        .contains(file.getParent().getFileName().toString()))
                .toList();
        assertThat(seen).hasSizeGreaterThan(30);
        assertThat(Unexplained.in(seen)).as(Unexplained.WHAT_TO_DO).isEmpty();
    }

    @Test
    void anAdditionLeavesOldCallersCompiling() throws Exception {
        sdk("grown").compile(PROGRAM);
        sdk("grown").run("KitchenSinkProgram");
    }

    @Test
    void twoGenerationsGiveTheSameBytes() throws IOException {
        List<Path> files = sdk("sdk").sources();
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(sdk("again").sources()).hasSameSizeAs(files);
        for (Path file : files) {
            assertThat(folder.resolve("again").resolve(folder.resolve("sdk").relativize(file)))
                    .hasSameBinaryContentAs(file);
        }
    }
}
