package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Javadoc says of an operation that is not copied from a specification. */
final class ProvenanceTest {
    private static final String CAVEAT =
            ", not a published specification: when there is one, this may gain or rename things.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"x-source\":\"page\"}|Read off the example in the service's documentation…",
                "{\"x-source\":\"client\"}|Read off the service's own TypeScript client…",
                "{\"x-source\":\"page\",\"x-unknown\":[\"what **x** is\",\"*/ b\"]}|Read off the example in the service's"
                        + " documentation… * * <p>Unknown: what <strong>x</strong> is; *&#47; b.",
                "{\"x-source\":\"hand\",\"x-unknown\":[\"a\"]}|``",
                "{\"x-unknown\":[\"a\"]}|``",
                "{}|``",
            })
    void whereItComesFromAndWhatIsUnknown(String operation, String expected) throws IOException {
        Javadoc doc = new Javadoc();
        Provenance.describe(new ObjectMapper().readTree(operation), doc);
        String text = expected.isEmpty() ? "/** */" : "/** * " + expected.replace("…", CAVEAT) + " */";
        assertThat(doc.comment().replaceAll("\\s+", " ")).isEqualTo(text);
    }
}
