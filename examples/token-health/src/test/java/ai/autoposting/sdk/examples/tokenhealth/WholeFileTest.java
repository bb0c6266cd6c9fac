package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A reader sees the old file or the new one, and a failure leaves nothing behind. */
final class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void theOldFileStandsUntilTheNewOneIsWhole() throws IOException {
        Path file = folder.resolve("tokens.prom");
        Files.writeString(file, "old");
        WholeFile.write(file, to -> {
            to.write("new");
            to.flush();
            assertThat(file).hasContent("old");
            try (var files = Files.list(folder)) {
                assertThat(files)
                        .filteredOn(each -> each.toString().endsWith(".prom"))
                        .containsExactly(file);
            }
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> WholeFile.write(file, to -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void othersMayReadItAsAnyNewFile() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        Path file = folder.resolve("tokens.prom");
        WholeFile.write(file, to -> to.write("half \uD800 a character"));
        if (plain.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
        }
        assertThat(file).hasContent("half ? a character");
    }

    /** Whoever may write into the folder of /dev/null could replace it, for all. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeStaysAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        Path read = folder.resolve("read");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(read.toFile())
                .start();
        try {
            WholeFile.write(pipe, to -> to.write("new"));
            assertThat(Files.isRegularFile(pipe)).isFalse();
            assertThat(reader.waitFor()).isZero();
            assertThat(read).hasContent("new");
        } finally {
            reader.destroy();
        }
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        WholeFile.write(link, to -> to.write("new"));
        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(real).hasContent("new");
    }
}
