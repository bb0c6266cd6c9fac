package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What README's command makes of a fresh clone, in a local repository of its own: built once for all tests of a run. */
final class InstalledSdk {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target/installed-sdk").toAbsolutePath();

    private static @Nullable Path localRepository;

    private InstalledSdk() {}

    static synchronized Path localRepository() throws IOException, InterruptedException {
        Path known = localRepository;
        if (known != null) {
            return known;
        }
        delete(FOLDER);
        Path repository = Checkout.repository(FOLDER.resolve("m2"));
        Checkout clone = Checkout.of(ROOT, FOLDER.resolve("at/another/place"), repository);
        clone.maven(command(
                "README.md",
                "mvn install -DskipTests -pl sdk-bom,sdk-core,sdk-testing -am",
                "-pl",
                "sdk-micrometer", // which README's reader need not build
                "-P",
                "release",
                "-Dgpg.skip"));
        localRepository = repository;
        return repository;
    }

    /** A command that stands in a paper, and what a test says in addition. */
    static List<String> command(String paper, String command, String... more) throws IOException {
        assertThat(Files.readString(ROOT.resolve(paper))).contains(command);
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.remove("mvn");
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Of the links in a local repository, not what they lead to. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
