package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever users can see of the shipped modules, generated code included, has a Javadoc comment. */
final class PublicJavadocTest {
    @TempDir
    Path folder;

    @Test
    void everythingThatUsersSeeIsExplained() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Shipped module : Shipped.values()) {
            addSources(module, sources);
        }
        assertThat(sources)
                .extracting(file -> file.getFileName().toString())
                .contains("module-info.java", "Platform.java", "Operation.java", "AutopostingClient.java")
                .contains("AutopostingMockServer.java", "MicrometerCallListener.java");
        assertThat(Unexplained.in(sources)).as(Unexplained.WHAT_TO_DO).isEmpty();
    }

    private static void addSources(Shipped module, List<Path> sources) throws IOException {
        for (Path root : module.sourceRoots()) {
            Stream<Path> folders = Stream.concat(
                    Stream.of(root),
                    module.exportedPackages().stream().map(name -> root.resolve(name.replace('.', '/'))));
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(each)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
    }

    @Test
    void whatUsersSeeWithoutAWordIsFoundByFileAndLine() throws IOException {
        assertThat(unexplained("""
                public class A {
                    public int field;
                    protected A() {}
                    /** @param b says nothing of the method */
                    public void tags(int b) {}
                    /***/
                    public static final class B {}
                    public enum C { ONE }
                    public interface D { void method(); }
                    /** @param one explained */
                    public record E(int one, int two) { public E {} }
                    public @interface F { String value(); }
                }
                """))
                .containsExactly(
                        "A.java:1: A",
                        "A.java:2: A.field",
                        "A.java:3: A.constructor()",
                        "A.java:5: A.tags(int)",
                        "A.java:7: A.B",
                        "A.java:8: A.C",
                        "A.java:8: C.ONE",
                        "A.java:9: A.D",
                        "A.java:9: D.method()",
                        "A.java:11: A.E",
                        "A.java:11: E @param two",
                        "A.java:11: E.constructor(int, int)",
                        "A.java:12: A.F",
                        "A.java:12: F.value()");
    }

    @Test
    void whatUsersDoNotSeeOrReadElsewhereNeedsNoWord() throws IOException {
        assertThat(unexplained("""
                /** Explained. */
                public class A {
                    int field;
                    private A() {}
                    @Override public String toString() { return ""; }
                    void hidden() {}
                    static class B { public void hidden() {} }
                    /** Explained. */
                    public interface D { private void hidden() {} }
                    /**
                     * Explained.
                     *
                     * @param one explained
                     */
                    public record E(int one) { private static final int HIDDEN = 1; }
                }
                class G { public void hidden() {} }
                """)).isEmpty();
    }

    private List<String> unexplained(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), source);
        return Unexplained.in(List.of(file)).stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }
}
