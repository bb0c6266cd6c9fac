package ai.autoposting.sdk.examples.importtokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * An append-only file of what happened to each row, JSON Lines. A line is on the disk before {@link #add} returns; one program at a
 * time holds the file; a last line that a crash cut off is dropped. It never holds a token or anything made from one.
 */
final class Journal implements AutoCloseable {
    private static final int VERSION = 1;
    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
    private static final String ONLY_OWNER = "rw-------";

    private final Path file;
    private final FileChannel channel;
    private final JournalState state = new JournalState();
    private boolean isBroken;

    /** A journal that must not be gone on with. */
    static final class UnusableJournalException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableJournalException(String message) {
            super(message);
        }
    }

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens or creates it.
     *
     * @param service whose rows these are: what is stored there is not stored elsewhere
     * @throws UnusableJournalException when another program holds it, it is another service's, or a line in it is damaged
     */
    static Journal open(Path file, String service) throws IOException, UnusableJournalException {
        FileChannel channel = FileChannel.open(file, OPTIONS, attributes(file));
        Journal journal = new Journal(file, channel);
        try {
            journal.lock();
            journal.read(service);
            return journal;
        } catch (IOException | UnusableJournalException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OWNER))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The lock is the channel's, and ends with the process, however that ends. */
    private void lock() throws IOException, UnusableJournalException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            lock = null;
        }
        if (lock == null) {
            throw new UnusableJournalException("another import of this file is running: it holds " + file);
        }
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(ONLY_OWNER));
        }
    }

    private void read(String service) throws IOException, UnusableJournalException {
        // Through the channel: closing any other one on this file would give up the lock.
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            begin(service);
            return;
        }
        String[] lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
        requireOf(service, lines[0]);
        for (int number = 2; number < lines.length; number++) {
            try {
                state.add(JournalEntry.parse(lines[number - 1]));
            } catch (IllegalArgumentException damaged) {
                // To go on without it could send a token twice.
                throw new UnusableJournalException("line " + number + " of " + file + " is damaged");
            }
        }
        channel.truncate(end);
        channel.position(end);
    }

    private void begin(String service) throws IOException {
        channel.truncate(0);
        write(new ObjectMapper()
                .createObjectNode()
                .put("event", "journal")
                .put("version", VERSION)
                .put("service", service)
                .toString());
        keepName();
    }

    /** That there is such a file is written to the disk apart from what is in it; not every system lets us ask for that. */
    @SuppressWarnings("EmptyCatch")
    private void keepName() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException cannot) {
            // Windows.
        }
    }

    private void requireOf(String service, String first) throws UnusableJournalException {
        JsonNode head;
        try {
            head = JournalEntry.tree(first);
        } catch (IllegalArgumentException other) {
            throw new UnusableJournalException("line 1 of " + file + " is damaged");
        }
        if (head.path("version").asInt() != VERSION) {
            throw new UnusableJournalException(file + " is no journal of this version of the program");
        }
        String other = head.path("service").asText();
        if (!other.equals(service)) {
            throw new UnusableJournalException(file + " is of an import into " + other + ", not into " + service
                    + "; move it away to import anew");
        }
    }

    Path file() {
        return file;
    }

    /** What was in it when it was opened. */
    JournalState state() {
        return state;
    }

    /** @throws UncheckedIOException when it cannot be written; nothing is, from then on */
    synchronized void add(JournalEntry entry) {
        // An interrupt would close the file for all.
        boolean isInterrupted = Thread.interrupted();
        try {
            if (isBroken) {
                throw new IOException("the journal could not be written before");
            }
            write(entry.line());
        } catch (IOException failure) {
            // What was written of the line may be half of it, to which nothing must be appended.
            isBroken = true;
            throw new UncheckedIOException("the journal cannot be written: " + failure, failure);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
