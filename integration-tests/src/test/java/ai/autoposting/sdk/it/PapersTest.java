package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the papers of this repository name is there, and they leave out nothing that users can set, catch or provoke. */
final class PapersTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");
    private static final Pattern CLASS =
            Pattern.compile("(?<![-@\\w])([A-Z][a-z]+(?:[A-Z][A-Za-z]*|IT))(?:\\.(\\w+))?\\b");

    private static final Pattern MAPPED = Pattern.compile("\\{@(?:code|link)[\\s*]+(?:[a-z.]+\\.)?([A-Z]\\w*)");

    /** Names that look like classes of ours and are not. */
    private static final Set<String> NOT_OURS = Set.of(
            "OkHttp",
            "OkHttpClient",
            "SocketChannel",
            "ObjectMapper",
            "ObjectReader",
            "IllegalStateException",
            "NullAway",
            "CycloneDX",
            "OpenAPI");

    @Test
    void whatALinkLeadsToIsThere() throws IOException {
        List<Path> papers = papers();
        assertThat(papers).hasSizeGreaterThan(10);
        for (Path paper : papers) {
            Matcher links = LINK.matcher(Files.readString(paper));
            while (links.find()) {
                if (!links.group(1).matches("(https|mailto):.*")) {
                    assertLeadsSomewhere(paper, links.group(1), links.group(2));
                }
            }
        }
    }

    private static void assertLeadsSomewhere(Path from, String file, String heading) throws IOException {
        Path to = file.isEmpty() ? from : from.resolveSibling(file);
        assertThat(to).as("a link in " + from).exists();
        if (heading != null) {
            assertThat(headings(to)).as("a link in " + from).contains(heading.substring(1));
        }
    }

    /** The headings of a page as links name them. */
    private static List<String> headings(Path paper) throws IOException {
        return Files.readAllLines(paper).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .toList();
    }

    private static List<Path> papers() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(target|\\.git|src|openapi/pages)/.*"))
                    .toList();
        }
    }

    @Test
    void readmeIsForNewcomersAndFitsAScreen() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        assertThat(lines.size()).isLessThan(300);
        assertThat(lines.stream().filter(line -> line.length() > 126)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "VERSIONING.md", "docs/design.md"})
    void everyClassAndTestThatAPaperNamesIsThere(String paper) throws IOException {
        Map<String, String> sources = sources();
        Set<String> missing = new LinkedHashSet<>();
        Matcher names = CLASS.matcher(Files.readString(ROOT.resolve(paper)));
        while (names.find()) {
            String source = sources.get(names.group(1));
            String member = names.group(2);
            boolean known = source != null && (member == null || source.matches("(?s).*\\b" + member + "\\b.*"));
            if (!known && !NOT_OURS.contains(names.group(1))) {
                missing.add(names.group());
            }
        }
        assertThat(missing).as("names in " + paper).isEmpty();
    }

    @Test
    void everyClassThatAMapOfAPackageNamesIsThere() throws IOException {
        Set<String> known = sources().keySet();
        Set<String> missing = new LinkedHashSet<>();
        for (Path map : files("package-info.java")) {
            Matcher names = MAPPED.matcher(Files.readString(map));
            while (names.find()) {
                if (!known.contains(names.group(1))) {
                    missing.add(names.group(1) + " in " + ROOT.relativize(map));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(PapersTest::isSource)
                    .filter(file -> file.endsWith(name))
                    .toList();
        }
    }

    /** Of each class its source, those of generated code included. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(PapersTest::isSource).toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java")
                && (!path.contains("/target/") || path.contains("sdk-generated/target/generated-sources/"));
    }

    @Test
    void everySettingExceptionAndFaultIsExplained() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String client = Files.readString(ROOT.resolve("docs/client.md"));
        String testing = Files.readString(ROOT.resolve("docs/testing.md"));
        Set<String> settings = found("autoposting-sdk", "AutopostingClient\\$Builder (\\w+)\\(");
        settings.remove("builder");
        assertThat(settings)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(client).containsPattern("\\| .*`" + name + "`.* \\|"));
        assertThat(found("autoposting-sdk-generated", "final class ai\\.autoposting\\.sdk\\.error\\.(\\w+Exception) "))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
        assertThat(found("autoposting-sdk-testing", "testing\\.Fault (\\w+)\\("))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(testing).contains(name + "("));
    }

    /** What a pattern finds in the committed public API. */
    private static Set<String> found(String artifact, String pattern) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve("api/" + artifact + ".txt")));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
