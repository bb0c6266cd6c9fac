package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {
    private static final HttpUrl BASE = HttpUrl.get("https://host/api-proxy/");

    private static String fill(String template, Arguments arguments) {
        return UrlTemplate.parse("op", BASE, template)
                .fill(arguments, List.of())
                .toString();
    }

    private static Arguments slug(String value) {
        return Arguments.builder().path("slug", value).build();
    }

    @ParameterizedTest
    @CsvSource({
        "acme-corp, acme-corp",
        "a b, a%20b",
        "a/b, a%2Fb",
        "a?b#c, a%3Fb%23c",
        "100%, 100%25",
        "%2e%2e, %252e%252e",
        "a:b@c;d=e&f+g, a%3Ab%40c%3Bd%3De%26f%2Bg",
        "-_.!~*'()', -_.!~*'()'",
        "ü€😀, %C3%BC%E2%82%AC%F0%9F%98%80",
        "..., ...",
        "'a\\b', a%5Cb"
    })
    void anArgumentIsOneEncodedSegment(String value, String encoded) {
        assertThat(fill("/brands/{slug}/tokens", slug(value)))
                .isEqualTo("https://host/api-proxy/brands/" + encoded + "/tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", ".", ".."})
    void anArgumentThatIsNoSegmentIsRefused(String value) {
        assertThatThrownBy(() -> fill("/brands/{slug}", slug(value)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("op: path argument slug must not be empty, blank, \".\" or \"..\": \"" + value + "\"");
    }

    @Test
    void argumentsThatAddUpToAnotherPathAreRefused() {
        Arguments dots = Arguments.builder().path("a", "x").path("b", "y").build();
        assertThat(fill("/{a}-{b}", dots)).isEqualTo("https://host/api-proxy/x-y");

        Arguments up = Arguments.builder().path("a", "..").path("b", "..").build();
        assertThatThrownBy(() -> fill("/x/{a}{b}", up)).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> fill("/x/.{a}", Arguments.builder().path("a", ".").build()))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/./b", "/a/..", "/../{slug}"})
    void aTemplateThatLeadsElsewhereIsRefused(String template) {
        assertThatThrownBy(() -> fill(template, template.contains("{") ? slug("a") : Arguments.none()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("op: a segment of the path is empty, \".\" or \"..\"");
    }

    @Test
    void missingAndUnexpectedArgumentsAreNamed() {
        assertThatThrownBy(() -> fill("/brands/{slug}", Arguments.none()))
                .hasMessage("op: path argument slug is missing");
        assertThatThrownBy(() -> fill("/brands", slug("a")))
                .hasMessage("op: path argument slug is not in the path template");
        assertThatThrownBy(() -> fill(
                        "/b/{slug}",
                        Arguments.builder().path("slug", "a").path("x", "b").build()))
                .hasMessage("op: path argument x is not in the path template");
        assertThatThrownBy(() -> fill("/b/{slug", slug("a")))
                .hasMessage("op: segment 2 of the path template has an unclosed brace");
    }

    @Test
    void aKeyWhereANameBelongsIsNotEchoed() {
        assertThatThrownBy(() -> fill(
                        "/b",
                        Arguments.builder().path("ya29.secret0", "accessToken").build()))
                .hasMessage("op: path argument of 12 characters is not in the path template");
        assertThatThrownBy(() -> fill(
                        "/b", Arguments.builder().query("sk-secret\ud800", "q").build()))
                .hasMessage("op: the name of a query parameter holds half a surrogate pair");
        assertThatThrownBy(() -> fill(
                        "/b", Arguments.builder().query("sk-secret", "\ud800").build()))
                .hasMessage("op: argument of 9 characters holds half a surrogate pair");
    }

    private static SecretMasker secretsOf(String template, Arguments arguments) {
        UrlTemplate parsed = UrlTemplate.parse("op", BASE, template);
        SecretMasker secrets = new SecretMasker();
        parsed.addSecrets(parsed.fill(arguments, List.of()), secrets);
        return secrets;
    }

    @Test
    void argumentsOfASecretNameAreSecret() {
        Arguments arguments = Arguments.builder()
                .path("accessToken", "ya29/a+b")
                .path("slug", "acme")
                .build();
        assertThat(secretsOf("/{slug}/tokens/{accessToken}", arguments).mask("acme tokens ya29/a+b ya29%2Fa%2Bb"))
                .isEqualTo("acme tokens *** ***");
        assertThat(secretsOf("/{slug}/v1-{accessToken}.json", arguments).mask("acme v1-ya29/a+b.json"))
                .isEqualTo("acme v1-***.json");
        assertThat(secretsOf("/x/{accessToken}:{slug}", arguments).mask("ya29/a+b:acme"))
                .isEqualTo("***");
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThatThrownBy(() -> fill("/b/{slug}", slug("a\ud800")))
                .hasMessage("op: argument slug holds half a surrogate pair");
    }

    @Test
    void queryParametersKeepTheirOrderAndAreEncoded() {
        Arguments arguments = Arguments.builder()
                .query("q", "a b&c=d")
                .query("tag", "1")
                .query("tag", "2+3")
                .build();
        HttpUrl url = UrlTemplate.parse("op", BASE, "/things").fill(arguments, List.of(Map.entry("ü", "")));

        assertThat(url.toString()).isEqualTo("https://host/api-proxy/things?q=a%20b%26c%3Dd&tag=1&tag=2%2B3&%C3%BC=");
        assertThat(url.queryParameterValues("tag")).containsExactly("1", "2+3");
    }

    @Test
    void aBaseUrlWithoutAPathWorksToo() {
        UrlTemplate template = UrlTemplate.parse("op", HttpUrl.get("http://localhost:8080"), "/a/{slug}/");

        assertThat(template.fill(slug("x"), List.of()).toString()).isEqualTo("http://localhost:8080/a/x/");
    }
}
