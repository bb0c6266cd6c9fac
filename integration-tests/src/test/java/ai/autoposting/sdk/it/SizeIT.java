package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user's program gets: few jars, and small ones. Each number is a budget: raise it only on purpose. */
final class SizeIT {
    private static final int OURS = 560 * 1024;
    private static final int ALL = 25 * 1024 * 1024 / 4;

    @Test
    void theJarsAreFewAndSmall() throws IOException {
        List<Path> jars = Stream.of(
                        ClassPaths.packaged(Shipped.GENERATED, Shipped.CORE).split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        assertThat(jars.stream().map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")))
                .containsExactlyInAnyOrder(
                        "autoposting-sdk",
                        "autoposting-sdk-generated",
                        "okhttp-jvm",
                        "okio-jvm",
                        "kotlin-stdlib",
                        "annotations", // of Kotlin's library
                        "jackson-core",
                        "jackson-annotations",
                        "jackson-databind",
                        "jackson-datatype-jsr310",
                        "jspecify");
        assertThat(bytes(jars.subList(0, 2))).isLessThan(OURS);
        assertThat(bytes(jars)).isLessThan(ALL);
    }

    private static long bytes(List<Path> jars) throws IOException {
        long sum = 0;
        for (Path jar : jars) {
            sum += Files.size(jar);
        }
        return sum;
    }
}
