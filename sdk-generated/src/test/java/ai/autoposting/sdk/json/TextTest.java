package ai.autoposting.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void whatIsNotSetIsNotPrinted() {
        assertThat(new Text("T").property("a", null).secret("b", null).additional(Map.of()))
                .isEqualTo("T{}");
    }

    @Test
    void ofMapsThatCanHoldSecretsOnlyTheNamesArePrinted() {
        assertThat(new Text("T")
                        .property("texts", Map.of("apiKey", "hidden"))
                        .property("deep", Map.of("list", List.of("hidden")))
                        .property("list", List.of(Map.of("apiKey", "hidden")))
                        .property("counts", Map.of("a", 1))
                        .property("bytes", new byte[] {1, 2})
                        .additional(Map.of("apiKey", "hidden")))
                .isEqualTo("T{texts=[apiKey], deep=[list], list=[[apiKey]], counts={a=1}, bytes=2 bytes,"
                        + " additionalProperties=[apiKey]}");
    }
}
