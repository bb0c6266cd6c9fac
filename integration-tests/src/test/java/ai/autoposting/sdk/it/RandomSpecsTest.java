package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random small specifications of the kind that a service could publish: what the generator makes of one compiles without a warning, and
 * each operation can be called on the mock server that reads the same specification. {@code -Dfuzz.specifications=…} tries more.
 */
@Tag("full")
final class RandomSpecsTest {
    private static final long SPECIFICATIONS = Long.getLong("fuzz.specifications", 8);
    private static final long FIRST = Long.getLong("fuzz.first", 1);

    /** What is no fault: a body that its own schema leaves no end for, or that nobody can make up. */
    private static final String NOT_TO_BE_MADE_UP =
            ".* has no example: add `example:` .*|.*: the answer breaks the spec: .*: null found, object expected";

    @TempDir
    Path folder;

    @Test
    void whatIsGeneratedCompilesAndCanBeCalled() throws Exception {
        Generator.randomSpecs(folder, FIRST, SPECIFICATIONS);
        int called = 0;
        List<String> problems = new ArrayList<>();
        for (Path each : folders()) {
            if (!Files.exists(each.resolve("refused.txt"))) {
                problems.addAll(problems(each));
                called++;
            }
        }
        assertThat(problems).isEmpty();
        assertThat(called).isPositive();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static List<String> problems(Path each) throws Exception {
        Path spec = each.resolve("spec.json");
        GeneratedSdk sdk = new GeneratedSdk(each.resolve("sdk"));
        try {
            sdk.compile();
        } catch (AssertionError failure) {
            return List.of("specification " + each.getFileName() + " does not compile: " + failure.getMessage());
        }
        int operations = SpecFile.read(spec).operations().size();
        return sdk.walk(spec, List.of()).stream()
                .filter(line -> !line.matches(NOT_TO_BE_MADE_UP) && !line.equals(operations + " operations"))
                .map(line -> "specification " + each.getFileName() + ": " + line)
                .toList();
    }
}
