package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The changes of the code that no test of the engine noticed are those that {@code mutants.txt} explains, and no others. */
@Tag("full")
final class SurvivingMutantsTest {
    private static final Path REPORT = Path.of("../sdk-core/target/pit-reports/mutations.xml");
    private static final Path EXPLAINED = Path.of("../sdk-core/src/test/mutants.txt");

    @Test
    void whatSurvivesIsExplained() throws Exception {
        assertThat(REPORT)
                .as("the profile full makes it, in sdk-core: mvn -P full verify -Dgroups=full")
                .exists();
        Map<String, Integer> survivors = new TreeMap<>();
        NodeList mutations = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getElementsByTagName("mutation");
        assertThat(mutations.getLength()).isGreaterThan(500);
        for (int i = 0; i < mutations.getLength(); i++) {
            Element mutation = (Element) mutations.item(i);
            if (mutation.getAttribute("detected").equals("false")) {
                survivors.merge(nameOf(mutation), 1, Integer::sum);
            }
        }
        assertThat(survivors)
                .as("kill them with a test, or explain them in %s: name × count: why", EXPLAINED)
                .isEqualTo(explained());
    }

    private static String nameOf(Element mutation) {
        String type = text(mutation, "mutatedClass").replace("ai.autoposting.sdk.", "");
        return type + "." + text(mutation, "mutatedMethod") + ", " + text(mutation, "description");
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    /** A line is a survivor's name, how often it is there, and why that is well: {@code name × 2: why}. */
    private static Map<String, Integer> explained() throws IOException {
        Map<String, Integer> explained = new TreeMap<>();
        for (String line : Files.readAllLines(EXPLAINED)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                assertThat(line).matches("\\S+, .+ × \\d+: .+");
                int count = line.lastIndexOf(" × ");
                int why = line.indexOf(": ", count);
                explained.put(line.substring(0, count), Integer.valueOf(line.substring(count + 3, why)));
            }
        }
        return explained;
    }
}
