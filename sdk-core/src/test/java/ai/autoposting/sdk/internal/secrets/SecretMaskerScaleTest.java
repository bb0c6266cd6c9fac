package ai.autoposting.sdk.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer echoes, and however long, masking takes linear time. */
class SecretMaskerScaleTest {
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "\\",
                "&",
                "%",
                "\\u",
                "a/b+",
                "\\\\u0061",
                "a",
                "%61",
                "%25",
                "&amp;",
                "amp;",
                "&#",
                "&#0",
                "0",
                "\\u005c",
                "u005c",
                "%5C",
                "+",
                "\\/",
                "a%61",
                "&#97;",
                "\ud83d\ude00"
            })
    void hostileTextTakesLinearTime(String unit) {
        String text = "&" + unit.repeat(200_000 / unit.length());
        SecretMasker secrets = SecretMaskerTest.of(
                "a/b+c\"d%e&f=1",
                "a".repeat(60_000), "%61".repeat(20_000), "\\".repeat(5_000) + "x", "a%61".repeat(9_999) + "b");

        assertThat(secrets.maskCut(text)).isNotNull();
        assertThat(secrets.mask(text)).isNotNull();
    }

    @Test
    @Timeout(60)
    void anEchoWithoutItsLastCharacterTakesLinearTime() {
        SecretMasker secrets = SecretMaskerTest.of("a".repeat(60_000));
        String echo = "a".repeat(59_999);

        for (int i = 0; i < 20; i++) {
            assertThat(secrets.mask(echo)).isSameAs(echo);
            assertThat(secrets.maskCut(echo)).isEqualTo("***");
            assertThat(secrets.mask(echo + "aa")).isEqualTo("***");
        }
    }

    @Test
    @Timeout(60)
    void manySecretsTakeLinearTime() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            json.append("{\"password\":\"aaaaaaaaaa").append(i).append("\"},");
        }
        SecretMasker secrets = new SecretMasker();
        JsonSecrets.addTo(secrets, json.append("0]").toString().getBytes(UTF_8));
        String text = "a".repeat(60_000) + "19999 aaaaaaaaaa7b aaaaaaaaax";

        assertThat(secrets.mask(text)).isEqualTo("a".repeat(59_990) + "*** ***b aaaaaaaaax");
    }
}
