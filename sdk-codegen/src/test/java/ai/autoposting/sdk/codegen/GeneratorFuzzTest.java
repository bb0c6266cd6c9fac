package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a specification looks like: it is generated, or the build stops with problems that we name; no exception comes through.
 * {@code -Dfuzz.specifications=10000} tries more than the build does; {@code -Dfuzz.first=…} begins at another number. One that fails
 * is written to the corpus, all of which each build tries again.
 */
final class GeneratorFuzzTest {
    private static final long SPECIFICATIONS = Long.getLong("fuzz.specifications", 6);
    private static final long FIRST = Long.getLong("fuzz.first", 1);
    private static final Path CORPUS = Path.of("src/test/resources/fuzz-corpus");

    @TempDir
    Path folder;

    @Test
    @Timeout(3_600)
    void itIsGeneratedOrRefusedInOurWords() throws IOException {
        int generated = 0;
        int refused = 0;
        for (long number = FIRST; number < FIRST + SPECIFICATIONS; number++) {
            Path spec = Files.writeString(
                    folder.resolve("spec.json"), RandomSpecs.spec(number).toPrettyString());
            Throwable failure = failure(spec);
            if (failure == null) {
                generated++;
            } else if (failure instanceof SpecException) {
                refused++;
            } else {
                throw new AssertionError(kept(number, spec), failure);
            }
        }
        if (FIRST == 1 && SPECIFICATIONS >= 12) { // some of both are among these
            assertThat(List.of(generated, refused))
                    .allSatisfy(count -> assertThat(count).isPositive());
        }
    }

    /** All that is there is refused; what is to be generated gets a test of its own. */
    @Test
    void whatEverFailedIsRefusedInOurWords() throws IOException {
        try (Stream<Path> specs = Files.list(CORPUS)) {
            assertThat(specs.filter(file -> file.toString().endsWith(".json")).sorted())
                    .isNotEmpty()
                    .allSatisfy(spec -> assertThat(failure(spec)).isInstanceOf(SpecException.class));
        }
    }

    private @Nullable Throwable failure(Path spec) {
        try {
            Generation.run(spec, null, folder.resolve("out"));
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private static String kept(long number, Path spec) throws IOException {
        Files.createDirectories(CORPUS);
        Path kept = CORPUS.resolve("spec-" + number + ".json");
        Files.copy(spec, kept, StandardCopyOption.REPLACE_EXISTING);
        return "specification " + number + ", kept as " + kept
                + "; to try it again: mvn -pl sdk-codegen -am verify -Dtest=GeneratorFuzzTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.specifications=1 -Dfuzz.first=" + number;
    }
}
