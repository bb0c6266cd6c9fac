package ai.autoposting.sdk.examples.tokenhealth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that whoever reads it meanwhile sees the old one or the new one, whole; what is no file is written into. */
final class WholeFile {
    private WholeFile() {}

    /** What is written into it. */
    interface Content {
        void write(Writer to) throws IOException;
    }

    /** The permissions are those of any new file: who collects metrics is another user. */
    static void write(Path file, Content content) throws IOException {
        // A device or a pipe must not be replaced by a file, which this user may be able to do.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            write(content, Files.newOutputStream(file));
            return;
        }
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            write(content, Files.newOutputStream(fresh, StandardOpenOption.CREATE_NEW));
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Not by Files.newBufferedWriter, which fails at half a character. */
    private static void write(Content content, OutputStream into) throws IOException {
        try (Writer to = new BufferedWriter(new OutputStreamWriter(into, StandardCharsets.UTF_8))) {
            content.write(to);
        }
    }
}
