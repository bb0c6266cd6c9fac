package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file with a {@link Fleet}. It is replaced as a whole, so that whoever kills the process finds the old one or the new one. */
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Empty when there is no such file yet.
     *
     * @throws IllegalArgumentException when it cannot be read or is no fleet
     */
    Optional<Fleet> read() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonTrees.parse(Files.readString(file))
                    .orElseThrow(() -> new IllegalArgumentException("it is no JSON"));
            return Optional.of(Fleet.read(json));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException(file + ": it is no UTF-8", binary);
        } catch (IOException failure) {
            throw new IllegalArgumentException(file + " cannot be read", failure);
        }
    }

    /** @throws UncheckedIOException when it cannot be written; the old one is there still */
    void write(Fleet fleet) {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(next, fleet.text());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written", failure);
        }
    }
}
