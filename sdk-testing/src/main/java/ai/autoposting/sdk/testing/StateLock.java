package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a second server off a state file, which would forget what the first one keeps. Ends with the process at the latest. */
final class StateLock {
    /** Of this process: to close a second channel of a file that is locked would free it on some systems. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path state;
    private final Path file;
    private @Nullable FileChannel held;

    StateLock(Path state) {
        this.state = state.toAbsolutePath();
        this.file = this.state.resolveSibling(this.state.getFileName() + ".lock");
    }

    /** @throws UncheckedIOException when another server has it, or it cannot be written */
    synchronized void take() {
        if (!HELD.add(file)) {
            throw used();
        }
        try {
            held = locked();
        } catch (IOException failure) {
            throw new UncheckedIOException(state + " cannot be written", failure);
        } finally {
            if (held == null) {
                HELD.remove(file);
            }
        }
    }

    private FileChannel locked() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw used();
        }
        return channel;
    }

    private UncheckedIOException used() {
        String message = state + " is used by another mock server";
        return new UncheckedIOException(message, new IOException(message));
    }

    synchronized void release() {
        FileChannel open = held;
        if (open == null) {
            return;
        }
        held = null;
        try (open) {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // An empty file that locks nobody out.
        }
        HELD.remove(file);
    }
}
