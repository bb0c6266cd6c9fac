package ai.autoposting.sdk.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of names that goes with a specification. */
final class NamesFile {
    /** That of {@code openapi/autoposting.yaml}. */
    static final Path OURS = Path.of("../openapi/type-names.properties");

    private static final String SKIP = "skip ";

    private NamesFile() {}

    /** The operations that are not generated: {@code skip operationId = reason}. */
    static List<String> skipped(Path names) {
        try {
            return Files.readAllLines(names).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(SKIP))
                    .map(line -> line.substring(SKIP.length()).split("[ =]", 2)[0])
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
