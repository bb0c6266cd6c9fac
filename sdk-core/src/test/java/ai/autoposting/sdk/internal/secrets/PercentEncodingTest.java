package ai.autoposting.sdk.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Test
    void whatMayStandInAUrlStaysAsItIs() {
        String text = "azAZ09-_.!~*'()";

        assertThat(PercentEncoding.encode(text)).isSameAs(text);
        assertThat(PercentEncoding.encode(text + "=" + text)).isEqualTo(text + "%3D" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "`{, %60%7B",
        "@[, %40%5B",
        "/:, %2F%3A",
        "%, %25",
        "' ', %20",
        "a+b&, a%2Bb%26",
        "\u00fc, %C3%BC",
        "\u20ac, %E2%82%AC",
        "\ud83d\ude00, %F0%9F%98%80"
    })
    void allElseIsWrittenAsBytesOfUtf8(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\ud83d\ude00", "a\ud83d\ude00\ud83d\ude00b"})
    void textWhoseSurrogatesArePairsIsWellFormed(String text) {
        assertThat(PercentEncoding.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d",
                "\ude00",
                "a\ud83d",
                "\ud83da",
                "\ude00\ud83d",
                "\ud83d\ud83d\ude00",
                "\ud83d\ude00\ude00"
            })
    void aSurrogateWithoutItsPartnerIsNot(String text) {
        assertThat(PercentEncoding.isWellFormed(text)).isFalse();
    }
}
