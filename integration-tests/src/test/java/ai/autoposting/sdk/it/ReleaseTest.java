package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What RELEASING.md and README's command make of a fresh clone is what Maven Central asks for, and what a consumer can use. */
@Tag("full")
final class ReleaseTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CONSUMER = Path.of("src/test/programs");
    private static final String VERSION = System.getProperty("sdk.version").replace("-SNAPSHOT", "");
    private static final Pattern PAGE_OF_OURS =
            Pattern.compile("href=\"https://javadoc\\.io/doc/ai\\.autoposting/([a-z-]+)/[^/\"]+/([^\"#]+)");

    @TempDir
    static Path folder;

    private static FolderRepository released;
    private static FolderRepository installed;
    private static Path localRepository;

    @BeforeAll
    static void build() throws Exception {
        Checkout one = Checkout.of(ROOT, folder.resolve("one"), Checkout.repository(folder.resolve("m2-one")));
        one.maven(InstalledSdk.command("RELEASING.md", "mvn -P release clean deploy", "-DskipTests", "-Dgpg.skip"));
        released = FolderRepository.in(one.path("target/release"));

        localRepository = InstalledSdk.localRepository(); // was built at another place
        installed = FolderRepository.in(localRepository.resolve("ai"));
    }

    @Test
    void whatIsPublishedIsAllThatIsDeployedOrInstalled() {
        List<String> artifacts = new ArrayList<>(List.of("autoposting-sdk-bom-" + VERSION + ".pom"));
        for (Shipped module : Shipped.values()) {
            for (String end :
                    List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml")) {
                artifacts.add(module.artifact() + "-" + VERSION + end);
            }
        }
        assertThat(released.artifacts().keySet()).containsExactlyInAnyOrderElementsOf(artifacts);
        assertThat(installed.artifacts().keySet()).containsExactlyInAnyOrderElementsOf(artifacts);
    }

    @Test
    void twoBuildsAtTwoPlacesAreEqualBitForBit() {
        released.artifacts()
                .forEach((name, bytes) ->
                        assertThat(installed.bytes(name)).as(name).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoposting-sdk",
                "autoposting-sdk-generated",
                "autoposting-sdk-testing",
                "autoposting-sdk-micrometer",
                "autoposting-sdk-bom"
            })
    void aPomSaysWhatMavenCentralAsksForAndStandsAlone(String artifact) throws Exception {
        String text = released.text(artifact + "-" + VERSION + ".pom");
        for (String element : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/email",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) {
            assertThat(value(text, "string(/project/" + element + ")"))
                    .as(element)
                    .isNotBlank();
        }
        assertThat(value(text, "count(/project/parent | /project/build | /project/profiles | /project/modules)"))
                .isEqualTo("0");
        assertThat(value(text, "count(//*[scope='import'])")).isEqualTo("0");
    }

    @Test
    void aPomNamesWhatAUserGetsAndTheVersionOfEach() throws Exception {
        assertThat(dependencies("autoposting-sdk"))
                .containsExactlyInAnyOrder(
                        "autoposting-sdk-generated",
                        "okhttp-jvm",
                        "jackson-core",
                        "jackson-databind",
                        "jackson-datatype-jsr310",
                        "jspecify");
        assertThat(dependencies("autoposting-sdk-generated"))
                .containsExactlyInAnyOrder("jackson-core", "jackson-annotations", "jspecify");
        assertThat(dependencies("autoposting-sdk-testing"))
                .containsExactlyInAnyOrder("autoposting-sdk", "jackson-databind", "jspecify", "junit-jupiter-api?");
        assertThat(dependencies("autoposting-sdk-micrometer"))
                .containsExactlyInAnyOrder("autoposting-sdk", "micrometer-core", "jspecify");
        assertThat(dependencies("autoposting-sdk-bom"))
                .containsExactly(
                        "autoposting-sdk",
                        "autoposting-sdk-generated",
                        "autoposting-sdk-testing",
                        "autoposting-sdk-micrometer");
    }

    /** With a question mark what is optional; each must have a version. */
    private static List<String> dependencies(String artifact) throws Exception {
        String text = released.text(artifact + "-" + VERSION + ".pom");
        List<String> names = new ArrayList<>();
        int count = Integer.parseInt(value(text, "count(//dependency)"));
        for (int i = 1; i <= count; i++) {
            String dependency = "(//dependency)[" + i + "]/";
            assertThat(value(text, "string(" + dependency + "version)")).isNotBlank();
            assertThat(value(text, "string(" + dependency + "scope)")).isIn("", "compile");
            boolean optional = "true".equals(value(text, "string(" + dependency + "optional)"));
            names.add(value(text, "string(" + dependency + "artifactId)") + (optional ? "?" : ""));
        }
        return names;
    }

    private static String value(String pom, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(pom)));
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }

    @ParameterizedTest
    @EnumSource(Shipped.class)
    void everyJarHasTheLicenceAndSaysWhatItIs(Shipped module) throws IOException {
        String name = module.artifact() + "-" + VERSION;
        for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            assertThat(released.entries(name + end))
                    .containsEntry("META-INF/LICENSE", Files.readAllBytes(ROOT.resolve("LICENSE")))
                    .containsEntry("META-INF/NOTICE", Files.readAllBytes(ROOT.resolve("NOTICE")));
        }
        Map<String, byte[]> jar = released.entries(name + ".jar");
        Attributes manifest =
                new Manifest(new ByteArrayInputStream(jar.get("META-INF/MANIFEST.MF"))).getMainAttributes();
        assertThat(manifest.getValue("Implementation-Version")).startsWith(VERSION);
        assertThat(manifest.getValue("Implementation-Title")).startsWith("Autoposting SDK");
        assertThat(jar).containsKey("module-info.class");
        Map<String, byte[]> sources = released.entries(name + "-sources.jar");
        assertThat(jar.keySet().stream()
                        .filter(entry -> entry.endsWith(".class") && !entry.contains("$"))
                        .map(entry -> entry.replace(".class", ".java")))
                .allSatisfy(source -> assertThat(sources).containsKey(source));
    }

    @ParameterizedTest
    @EnumSource(Shipped.class)
    void javadocShowsWhatIsExportedAndItsLinksLeadToPagesThatAreThere(Shipped module) throws IOException {
        Map<String, byte[]> pages = released.entries(module.artifact() + "-" + VERSION + "-javadoc.jar");
        assertThat(text(pages.get("element-list")).lines().filter(line -> !line.startsWith("module:")))
                .containsExactlyInAnyOrderElementsOf(module.exportedPackages());
        List<String> missing = new ArrayList<>();
        int links = 0;
        for (byte[] page : pages.values()) {
            Matcher matcher = PAGE_OF_OURS.matcher(text(page));
            while (matcher.find()) {
                links++;
                String jar = matcher.group(1) + "-" + VERSION + "-javadoc.jar";
                if (!released.entries(jar).containsKey(matcher.group(2))) {
                    missing.add(matcher.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(links > 0).isEqualTo(module != Shipped.GENERATED);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void theBillOfMaterialsNamesTheRunTimeClassPath() {
        Matcher names = Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@")
                .matcher(released.text("autoposting-sdk-" + VERSION + "-cyclonedx.json"));
        assertThat(names.results().map(found -> found.group(1)).distinct())
                .containsExactlyInAnyOrder(
                        "autoposting-sdk",
                        "autoposting-sdk-generated",
                        "okhttp-jvm",
                        "okio-jvm",
                        "kotlin-stdlib",
                        "annotations",
                        "jackson-core",
                        "jackson-annotations",
                        "jackson-databind",
                        "jackson-datatype-jsr310",
                        "jspecify");
    }

    @Test
    void aConsumerThatImportsTheBomAndChecksItsDependenciesCompilesAndRuns() throws Exception {
        Path project = folder.resolve("consumer");
        Checkout consumer = Checkout.of(CONSUMER.resolve("consumer-build"), project, localRepository);
        Path source = Files.createDirectories(project.resolve("src/main/java/consumer"));
        Files.copy(CONSUMER.resolve("consumer/consumer/Main.java"), source.resolve("Main.java"));

        String output = consumer.maven(List.of("-o", "verify", "-Dsdk.version=" + System.getProperty("sdk.version")));

        assertThat(output).contains("consumer: all well").contains("No dependency problems found");
        try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
            assertThat(jars).hasSize(11);
        }
    }
}
