package ai.autoposting.sdk.examples.importtokens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the rows of a file: CSV or JSON Lines, as its name says. Knows how rows are written, not which are right. */
final class InputFile {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** How a kind of file is read. */
    private interface Format {
        List<RawRow> read(Reader text, Consumer<Finding> findings) throws IOException;
    }

    private InputFile() {}

    /** @return the rows that could be read; what could not is among the findings */
    static List<RawRow> read(Path file, Consumer<Finding> findings) throws IOException {
        Format format = format(file, findings);
        // Files decodes strictly: a token in which a byte was replaced would be stored without a word.
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return format.read(text, findings);
        } catch (CharacterCodingException other) {
            findings.accept(Finding.problem(0, "the file is not UTF-8"));
            return List.of();
        }
    }

    private static Format format(Path file, Consumer<Finding> findings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return CsvRows::read;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return JsonRows::read;
        }
        findings.accept(Finding.problem(0, "the file must be called .csv, or .jsonl or .ndjson for JSON Lines"));
        return (text, ignored) -> List.of();
    }

    /** Warns when others may read it, where the file system knows. */
    static void lookAtPermissions(Path file, Consumer<Finding> findings) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            findings.accept(Finding.warning(
                    0, "others can read the file, and it holds tokens: chmod 600, and delete it when all is stored"));
        }
    }
}
