package ai.autoposting.sdk.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A piece of a source file that the build compiles, marked by comments, and the imports that it needs elsewhere. */
record Snippet(String code, Set<String> imports) {
    private static final Path ROOT = Path.of("..");
    private static final List<String> FOLDERS =
            List.of("examples/src", "sdk-testing/src/test/java", "integration-tests/src/test/programs/outside/shared");
    private static final Pattern MARKED = Pattern.compile(" *// snippet: ([\\w-]+)\\n(.*?) *// end\\n", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("//.*|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z]\\w*");

    /** All there are, by their names. */
    static Map<String, Snippet> all() throws IOException {
        Map<String, Snippet> snippets = new LinkedHashMap<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    addAllOf(Files.readString(file), snippets);
                }
            }
        }
        return snippets;
    }

    private static void addAllOf(String source, Map<String, Snippet> snippets) {
        Matcher marked = MARKED.matcher(source);
        while (marked.find()) {
            Snippet snippet = new Snippet(marked.group(2), importsOf(marked.group(2), source));
            if (snippets.put(marked.group(1), snippet) != null) {
                throw new AssertionError("two snippets are named " + marked.group(1));
            }
        }
    }

    private static Set<String> importsOf(String code, String source) {
        Map<String, String> imported = new LinkedHashMap<>();
        IMPORT.matcher(source).results().forEach(line -> imported.put(line.group(1), line.group()));
        String home = PACKAGE.matcher(source)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        Set<String> needed = new TreeSet<>();
        NAME.matcher(COMMENT_OR_TEXT.matcher(code).replaceAll("")).results().forEach(found -> {
            String name = found.group();
            if (imported.containsKey(name)) {
                needed.add(imported.get(name));
            } else if (isShippedIn(home, name)) {
                needed.add("import " + home + "." + name + ";");
            }
        });
        return needed;
    }

    /** A test beside a public class of ours needs no import of it; a reader of the page does. */
    private static boolean isShippedIn(String home, String name) {
        Path source = ROOT.resolve("sdk-testing/src/main/java/" + home.replace('.', '/') + "/" + name + ".java");
        return Files.exists(source);
    }
}
