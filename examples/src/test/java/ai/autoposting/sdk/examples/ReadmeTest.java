package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every piece of Java in README is a piece of a source file that the build compiles. */
final class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA_IN_README =
            Pattern.compile("(?:<!-- snippet: ([\\w-]+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SNIPPET =
            Pattern.compile(" *// snippet: ([\\w-]+)\\n(.*?) *// end\\n", Pattern.DOTALL);
    private static final List<String> FOLDERS =
            List.of("examples/src/main/java", "examples/src/test/java", "sdk-testing/src/test/java");

    @Test
    void javaInReadmeIsCompiled() throws IOException {
        Map<String, String> compiled = compiledSnippets();
        Map<String, String> shown = new LinkedHashMap<>();
        Matcher matcher = JAVA_IN_README.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find()) {
            assertThat(matcher.group(1))
                    .as("name of the snippet\n" + matcher.group(2))
                    .isNotNull();
            shown.put(matcher.group(1), words(matcher.group(2)));
        }
        assertThat(shown).isNotEmpty();
        shown.forEach((name, text) -> assertThat(text).as(name).isEqualTo(compiled.get(name)));
    }

    private static Map<String, String> compiledSnippets() throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher matcher = SNIPPET.matcher(Files.readString(file));
                    while (matcher.find()) {
                        String other = snippets.put(matcher.group(1), words(matcher.group(2)));
                        assertThat(other).as("two snippets " + matcher.group(1)).isNull();
                    }
                }
            }
        }
        return snippets;
    }

    /** Line breaks and indentation are the reader's matter. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
