package ai.autoposting.sdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ToStringTest {
    @Test
    void whatIsNotSetIsNotPrinted() {
        assertThat(new ToString("T").property("a", null).secret("b", null).additional(Map.of()))
                .isEqualTo("T{}");
    }

    @Test
    void ofMapsThatCanHoldSecretsOnlyTheNamesArePrinted() {
        assertThat(new ToString("T")
                        .property("texts", Map.of("apiKey", "hidden"))
                        .property("deep", Map.of("list", List.of("hidden")))
                        .property("list", List.of(Map.of("apiKey", "hidden")))
                        .property("counts", Map.of("a", 1))
                        .property("bytes", new byte[] {1, 2})
                        .additional(Map.of("apiKey", "hidden")))
                .isEqualTo("T{texts=[apiKey], deep=[list], list=[[apiKey]], counts={a=1}, bytes=2 bytes,"
                        + " additionalProperties=[apiKey]}");
    }

    @Test
    void whatComesFromOutsideIsPrintableAndBounded() {
        Map<String, Object> names = new java.util.TreeMap<>();
        for (int i = 10; i < 70; i++) {
            names.put("n" + i, i);
        }
        assertThat(new ToString("T")
                        .property("text", "a\r\nT{}\u001b[31m\u2028\u202e" + "x".repeat(1_000))
                        .property("counts", Map.of("k\n" + "k".repeat(100), 1))
                        .property("time", java.time.LocalDate.of(2026, 1, 31))
                        .additional(Map.of("odd\u0085" + "y".repeat(1_000), 1)))
                .isEqualTo("T{text=a T{} [31m " + "x".repeat(289) + "…, counts={k " + "k".repeat(58)
                        + "…=1}, time=2026-01-31, additionalProperties=[odd " + "y".repeat(56) + "…]}");
        assertThat(new ToString("T").additional(names)).endsWith(", n58, n59, … of 60]}");
        assertThat(new ToString("T").property("many", names).toString()).endsWith(", n59=59, …=of 60}}");
        assertThat(new ToString("T")
                        .property("list", java.util.Collections.nCopies(1_000, "x"))
                        .toString())
                .endsWith(", x, x, … of 1000]}");
    }
}
