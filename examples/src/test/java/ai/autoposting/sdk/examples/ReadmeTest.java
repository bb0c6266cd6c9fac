package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every piece of Java in README and in docs is one that the build compiles, and says which imports it needs. */
final class ReadmeTest {
    private static final Pattern JAVA =
            Pattern.compile("(?:<!-- (?:snippet: )?([\\w-]+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void javaInReadmeIsCompiledAndHasItsImports() throws IOException {
        Map<String, Snippet> compiled = Snippet.all();
        Matcher shown = JAVA.matcher(Files.readString(Path.of("../README.md")));
        int count = 0;
        while (shown.find()) {
            count++;
            Snippet snippet = named(shown, compiled);
            Set<String> imports = imports(shown.group(2));
            assertThat(imports).as("imports of " + shown.group(1)).isEqualTo(snippet.imports());
            assertThat(words(withoutImports(shown.group(2)))).as(shown.group(1)).isEqualTo(words(snippet.code()));
        }
        assertThat(count).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "tokens", "webhooks", "operations", "testing"})
    void javaInDocsIsCompiledAndThePageEndsWithItsImports(String page) throws IOException {
        Map<String, Snippet> compiled = Snippet.all();
        Set<String> imports = new TreeSet<>();
        Matcher shown = JAVA.matcher(Files.readString(Path.of("../docs/" + page + ".md")));
        while (shown.find()) {
            if ("imports".equals(shown.group(1))) {
                assertThat(imports(shown.group(2))).isNotEmpty().isEqualTo(imports);
                assertThat(shown.find()).isFalse();
                return;
            }
            Snippet snippet = named(shown, compiled);
            assertThat(words(shown.group(2))).as(shown.group(1)).isEqualTo(words(snippet.code()));
            imports.addAll(snippet.imports());
        }
        throw new AssertionError(page + " has no block of imports");
    }

    private static Snippet named(Matcher shown, Map<String, Snippet> compiled) {
        assertThat(shown.group(1))
                .as("name of the snippet, which must be one of a source file:\n" + shown.group(2))
                .isIn(compiled.keySet());
        return compiled.get(shown.group(1));
    }

    private static Set<String> imports(String java) {
        return java.lines().filter(line -> line.startsWith("import ")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutImports(String java) {
        return java.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    }

    /** Line breaks and indentation are the reader's matter. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
