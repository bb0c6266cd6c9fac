package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that our classes refer to in other libraries is there in the oldest and in the newest that are supported. */
final class LinkageTest {
    @Test
    void theNewestLibrariesHaveAllThatIsReferredTo() throws Exception {
        assertThat(missing(ownJars())).isEmpty();
    }

    /** But for these, each of which is asked for where its absence is expected. */
    @Test
    void theOldestLibrariesHaveAllThatIsReferredTo() throws Exception {
        Stream<Path> micrometer = ownJars().filter(jar -> jar.toString().contains("micrometer-"));
        assertThat(missing(Stream.concat(ClassPaths.oldest(), micrometer)))
                .containsExactly(
                        "com.fasterxml.jackson.core.JsonParser.currentTokenCount()J",
                        "com.fasterxml.jackson.core.StreamReadConstraints$Builder.maxTokenCount(J)Lcom/fasterxml/jackson/core/StreamReadConstraints$Builder;",
                        "okhttp3.OkHttpClient$Builder.fastFallback(Z)Lokhttp3/OkHttpClient$Builder;");
    }

    private static Stream<Path> ownJars() {
        return Arrays.stream(ClassPaths.own().split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(each -> each.toString().endsWith(".jar"));
    }

    private static Set<String> missing(Stream<Path> libraries) throws Exception {
        return Linkage.missing(
                Arrays.stream(Shipped.values()).map(Shipped::location).toList(),
                libraries.toList(),
                name -> name.matches("(okhttp3|okio|kotlin|com\\.fasterxml)\\..*"));
    }
}
