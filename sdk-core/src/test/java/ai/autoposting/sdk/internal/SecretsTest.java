package ai.autoposting.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "a/b+c\"d%e&f=1";

    private static Secrets of(String... values) {
        Secrets secrets = new Secrets();
        for (String value : values) {
            secrets.add(value);
        }
        return secrets;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b+c\"d%e&f=1",
                "a\\/b+c\\\"d%e&f=1",
                "\\u0061/b\\u002bc\\u0022d%e\\u0026f=1",
                "a\\\\/b+c\\\\\\\"d%e&f=1",
                "\\\\u0061/b+c\\\"d%e&f=1",
                "a%2Fb%2Bc%22d%25e%26f%3D1",
                "a%2fb%2bc%22d%25e%26f%3d1",
                "a/b+c&quot;d%e&amp;f=1",
                "a&#x2F;b&#43;c&#34;d%e&#38;f=1",
                "a\\/b%2Bc&quot;d%e\\u0026f=1"
            })
    void aSecretIsFoundInEveryForm(String form) {
        assertThat(of(SECRET).mask("<" + form + ">" + form)).isEqualTo("<***>***");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "a/b+c \\u0041 % && \\ %zz &#x; &nope; a/b+c\"d%e&f=";

        assertThat(of(SECRET).mask(text)).isSameAs(text);
    }

    @Test
    void aSecretThatContainsAnotherIsMaskedWhole() {
        assertThat(of("token", "token-long").mask("token-long token")).isEqualTo("*** ***");
    }

    @Test
    void shortSecretsAreLeftAlone() {
        assertThat(of("abc", "").mask("abc abc")).isEqualTo("abc abc");
    }

    @Test
    void aSecretThatIsCutOffIsMaskedInACutText() {
        assertThat(of(SECRET).maskCut("x a/b+c")).isEqualTo("x ***");
        assertThat(of(SECRET).maskCut("x a/b+c\\u00")).isEqualTo("x ***");
        assertThat(of(SECRET).maskCut("x a/b+%")).isEqualTo("x ***");
        assertThat(of(SECRET).maskCut("x a/b")).isEqualTo("x a/b");
        assertThat(of(SECRET).mask("x a/b+c")).isEqualTo("x a/b+c");
    }

    @Test
    void aSecretOutsideAsciiIsFoundPercentEncodedToo() {
        assertThat(of("schlüssel").mask("schlüssel schl%C3%BCssel")).isEqualTo("*** ***");
    }

    @Test
    void secretNamesAreFoundWhateverTheirSpelling() {
        assertThat(Secrets.isSecretName("accessToken")).isTrue();
        assertThat(Secrets.isSecretName("REFRESH_TOKEN")).isTrue();
        assertThat(Secrets.isSecretName("x-api-key")).isTrue();
        assertThat(Secrets.isSecretName("tokenId")).isFalse();
        assertThat(Secrets.isSecretName("token")).isFalse();
    }

    @Test
    void secretsAreCollectedFromJsonByName() {
        Secrets secrets = new Secrets();
        secrets.addFromJson(
                "{\"a\":\"public\",\"b\":[{\"access_token\":\"first\"}],\"secret\":{\"x\":[\"second\"]},\"c\":\"kept\",\"password\":12345}"
                        .getBytes(UTF_8));

        assertThat(secrets.mask("public first second kept 12345")).isEqualTo("public *** *** kept ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "&", "%", "\\u", "a/b+", "\\\\u0061"})
    void hostileTextTakesLinearTime(String unit) {
        String text = unit.repeat(500_000);

        assertThat(of(SECRET, "a".repeat(40)).maskCut(text)).isNotNull();
    }
}
