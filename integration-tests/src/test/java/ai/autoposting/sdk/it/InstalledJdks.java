package ai.autoposting.sdk.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK of this test, and the newest that the SDK is tested on, where it is installed beside. */
final class InstalledJdks {
    static final Path OWN = Path.of(System.getProperty("java.home"));
    static final String NEWEST = "25";

    private InstalledJdks() {}

    static Optional<Path> newest() throws IOException {
        try (Stream<Path> neighbours = Files.list(OWN.getParent())) {
            return neighbours.filter(InstalledJdks::isNewest).sorted().findFirst();
        }
    }

    static List<Path> all() throws IOException {
        return Stream.concat(Stream.of(OWN), newest().stream()).toList();
    }

    private static boolean isNewest(Path folder) {
        try {
            return Files.readString(folder.resolve("release")).contains("JAVA_VERSION=\"" + NEWEST);
        } catch (IOException noJdk) {
            return false;
        }
    }
}
