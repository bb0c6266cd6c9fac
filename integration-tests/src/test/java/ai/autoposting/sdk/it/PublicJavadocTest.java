package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever users can see of the shipped modules has a Javadoc comment. */
final class PublicJavadocTest {
    @Test
    void everythingThatUsersSeeIsExplained() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Shipped module : Shipped.values()) {
            addSources(module, sources);
        }
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(Unexplained.in(sources))
                .as("Write a Javadoc comment for each of these (for generated code: in the templates of sdk-codegen)."
                        + " Say what its name and type do not: when, in which unit, what empty means, what it throws.")
                .isEmpty();
    }

    private static void addSources(Shipped module, List<Path> sources) throws IOException {
        for (Path root : module.sourceRoots()) {
            Stream<Path> folders = Stream.concat(
                    Stream.of(root),
                    module.exportedPackages().stream().map(name -> root.resolve(name.replace('.', '/'))));
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
    }
}
