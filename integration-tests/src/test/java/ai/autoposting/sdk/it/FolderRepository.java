package ai.autoposting.sdk.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The artifacts in a folder that is a Maven repository; snapshots go by the name that a release would have. */
record FolderRepository(SortedMap<String, byte[]> artifacts) {
    private static final Pattern SNAPSHOT = Pattern.compile("-SNAPSHOT|-\\d{8}\\.\\d{6}-\\d+");
    private static final Pattern BOOKKEEPING =
            Pattern.compile("maven-metadata.*|_remote\\.repositories|.*\\.(md5|sha1|lastUpdated)");

    static FolderRepository in(Path folder) throws IOException {
        SortedMap<String, byte[]> artifacts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!BOOKKEEPING.matcher(name).matches()) {
                    artifacts.put(SNAPSHOT.matcher(name).replaceAll(""), Files.readAllBytes(file));
                }
            }
        }
        return new FolderRepository(artifacts);
    }

    String text(String artifact) {
        return new String(bytes(artifact), StandardCharsets.UTF_8);
    }

    byte[] bytes(String artifact) {
        byte[] bytes = artifacts.get(artifact);
        if (bytes == null) {
            throw new AssertionError("no " + artifact + " in " + artifacts.keySet());
        }
        return bytes;
    }

    /** What is in a jar, by its name there. */
    Map<String, byte[]> entries(String jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes(jar)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
