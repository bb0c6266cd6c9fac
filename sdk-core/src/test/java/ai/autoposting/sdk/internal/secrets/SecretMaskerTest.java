package ai.autoposting.sdk.internal.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.runtime.SecretNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskerTest {
    private static final String SECRET = "a/b+c\"d%e&f=1";

    static SecretMasker of(String... values) {
        SecretMasker secrets = new SecretMasker();
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
                "a\\/b%2Bc&quot;d%e\\u0026f=1",
                "a%252Fb+c%2522d%25e%2526f=1",
                "a\\u005cu002fb\\\\u002bc\\u005c\"d%e&f=1",
                "a\\\\u005cu002fb+c\\\\\\\"d%e\\\\u0026f=1",
                "a&amp;#47;b&amp;plus;c&amp;amp;quot;d&percnt;e&amp;amp;f=1",
                "a&sol;b&plus;c&quot;d&percnt;e&amp;f&equals;1",
                "a&#000047;b&#x0002B;c&#34;d%e&#000000000038;f=1",
                "%61%2f%62%2b%63%22%64%25%65%26%66%3d%31",
                "&#97;&#47;b+c&#x5c;&#x22;d%e&f=1",
                "a%5C/b%5Cu002bc%5C%22d%25e%26f%3D1",
                "\\x61/b%u002bc\"d%e&f=1"
            })
    void aSecretIsFoundInEveryForm(String form) {
        assertThat(of(SECRET).mask("<" + form + ">" + form)).isEqualTo("<***>***");
    }

    @Test
    void otherTextStaysAsItIs() {
        String text = "a/b+c \\u0041 &#; &#x; &amp &lt\\ % && \\ %zz &#x; &nope; a/b+c\"d%e&f=";

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
    void aCutInAnEscapeIsNoHidingPlace() {
        SecretMasker secrets = of("key/with/many&signs");
        for (String end : new String[] {
            "&#4\\u00",
            "%\\x3",
            "\\u00%3",
            "\\",
            "\\u",
            "\\u002",
            "\\\\u00",
            "%",
            "%2",
            "%25",
            "%252",
            "&",
            "&so",
            "&#",
            "&#000",
            "&amp;s"
        }) {
            assertThat(secrets.maskCut("x key/with" + end)).isEqualTo("x ***");
            assertThat(secrets.maskCut("x key" + end)).isEqualTo("x key" + end);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\\\", "%", "%4", "%25", "&", "&#", "&am", "\\u00", "\\u005c"})
    void whatStandsBeforeASecretHidesNothing(String before) {
        for (String secret : new String[] {"nsecret/n", "1a/b\"c", "u0041bcd", "amp;abcd", "%41%42", "\\u0041\\n"}) {
            SecretMasker secrets = of(secret);
            String json = secret.replace("\\", "\\\\").replace("/", "\\/").replace("\"", "\\\"");
            for (String form : new String[] {secret, json, PercentEncoding.encode(secret)}) {
                assertThat(secrets.mask("x" + before + form + "y")).doesNotContain(form);
            }
        }
    }

    @Test
    void whatStandsBehindASecretHidesNothing() {
        assertThat(of("a\"bc\\").mask("{\"echo\":\"a\\\"bc\\\\\"}")).isEqualTo("{\"echo\":\"***\"}");
        assertThat(of("a/bc%").mask("a%2Fbc%2541")).isEqualTo("***41");
        assertThat(of("a/bc&").mask("a&#47;bc&amp;lt;")).isEqualTo("***lt;");
    }

    @Test
    void howeverDeepAnEscapeGoesItIsFound() {
        assertThat(of("a/bc").mask("a%" + "25".repeat(40) + "2Fbc;")).isEqualTo("***;");
        assertThat(of("a\nbc").mask("a" + "\\".repeat(40) + "nbc;")).isEqualTo("***;");
        assertThat(of("\\+\\+").mask("\\\\+\\\\+")).isEqualTo("***");
    }

    @Test
    void aBlankOfAFormIsFoundHoweverItIsEscaped() {
        assertThat(of("my pass phrase").mask("q=my\\u002Bpass%2Bphrase q=my&plus;pass+phrase"))
                .isEqualTo("q=*** q=***");
    }

    @Test
    void aCutTextIsHiddenOnlyFromWhereASecretBegins() {
        assertThat(of("abcd-efgh").maskCut("abcd-e abcd-x")).isEqualTo("abcd-e abcd-x");
        assertThat(of("abcd-efgh").maskCut("abcd-e \\u0061 &amp;")).isEqualTo("abcd-e \\u0061 &amp;");
        assertThat(of("abcd").maskCut("abcd&am")).isEqualTo("***&am");
        assertThat(of("abcd", "abcd-efgh").maskCut("abcd&am")).isEqualTo("***");
        assertThat(of("xyabcd", "abcd-efgh").maskCut("-xyabcd")).isEqualTo("-***");
    }

    @Test
    void whatOnlyBeginsLikeASecretStays() {
        assertThat(of("xabcde", "abcd").mask("xabcdf")).isEqualTo("x***f");
        assertThat(of("xyzabcdefg", "zabcdeh", "abcd").mask("xyzabcdef zabcdef"))
                .isEqualTo("xyz***ef z***ef");
    }

    @Test
    void aTextOfAnyLengthIsSearched() {
        SecretMasker secrets = of("b\0cd", "aaaa");
        for (int length = 4; length < 300; length++) {
            assertThat(secrets.mask("a".repeat(length))).isEqualTo("***");
        }
        assertThat(secrets.mask("bcd b\0cd")).isEqualTo("bcd ***");
    }

    @Test
    void manySecretsAreAllFoundAndNothingElse() {
        SecretMasker secrets = new SecretMasker();
        for (int i = 1000; i < 1300; i++) {
            secrets.add("key" + i);
        }
        for (int i = 1000; i < 1300; i++) {
            assertThat(secrets.mask("key" + i + " key" + (i + 1000))).isEqualTo("*** key" + (i + 1000));
        }
    }

    @Test
    void aBeginningThatIsLeftLateAgainAndAgainIsLeftRightly() {
        String secret = "a".repeat(40);
        SecretMasker secrets = of(secret + "b", "aac-");
        for (int i = 0; i < 3; i++) {
            assertThat(secrets.mask(secret + "c-" + secret + "b" + secret + "d"))
                    .isEqualTo("a".repeat(38) + "***" + secret + "d");
        }
    }

    /** Every plus sign can be a blank: so many secrets begin at once here that not all of them are followed. */
    @Test
    void whereTooManySecretsBeginAtOnceTheLongestBeginningsAreFollowed() {
        for (int longer = 0; longer <= 16; longer++) {
            for (int longest = 0; longest <= 16; longest++) {
                if (longer != longest) {
                    SecretMasker secrets = new SecretMasker();
                    for (int i = 0; i <= 16; i++) {
                        String signs = Integer.toBinaryString(32 + i)
                                .substring(1)
                                .replace('0', '+')
                                .replace('1', ' ');
                        secrets.add(
                                i == longest
                                        ? "xy" + signs + "abc"
                                        : i == longer ? "y" + signs + "def" : signs + i + "-");
                    }
                    assertThat(secrets.mask("<xy+++++abc,xy+++++def>")).isEqualTo("<***,x***>");
                }
            }
        }
    }

    @Test
    void bytesInLatin1ThatWouldBeUtf8AreFound() {
        assertThat(of("\u00c3\u00bc\u00fc-").mask("x%C3%BC%FC-x")).isEqualTo("x***x");
    }

    @Test
    void aSecretThatIsEscapedItselfIsFoundPlain() {
        assertThat(of("s%3Aabc%2Fdef").mask("session s:abc/def s%3Aabc%2Fdef")).isEqualTo("session *** ***");
    }

    @Test
    void aSecretOutsideAsciiIsFoundInEveryForm() {
        assertThat(of("schlüssel€😀")
                        .mask("schlüssel€😀,schl%C3%BCssel%E2%82%AC%F0%9F%98%80,schl&uuml;ssel&#8364;&#128512;,"
                                + "schl\\u00fcssel\\u20ac\\ud83d\\ude00,schl%FCssel€😀"))
                .isEqualTo("***,***,***,***,***");
        assertThat(of("schlüssel").mask("schlÃ¼ssel schl\ufffdssel schl?ssel schl%FCssel"))
                .isEqualTo("*** *** *** ***");
        assertThat(of("my pass phrase").mask("q=my+pass+phrase")).isEqualTo("q=***");
    }

    @Test
    void wordsThatStandEverywhereAreNoSecrets() {
        String text = "{\"success\":false,\"data\":null,\"more\":true}      ";

        assertThat(of("false", "null", "true", "     ").mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "accessToken",
                "access_token",
                "ACCESS_TOKEN",
                "accesstoken",
                "ACCESSTOKEN",
                "X-Access-Token",
                "x-auth-token",
                "X-Auth-Token",
                "refreshToken",
                "idToken",
                "csrfToken",
                "oauth.token",
                "token2",
                "secret",
                "clientSecret",
                "client-secret",
                "CLIENT_SECRET",
                "signingSecret",
                "password",
                "userPassword",
                "dbpassword",
                "passwd",
                "pwd",
                "passphrase",
                "key passphrase",
                "credential",
                "credentials",
                "awsCredentials",
                "Cookie",
                "Set-Cookie",
                "cookies",
                "authorization",
                "Proxy-Authorization",
                "apiKey",
                "apikey",
                "APIKey",
                "API_KEY",
                "x-api-key",
                "xapikey",
                "X-Goog-Api-Key",
                "accessKey",
                "privateKey",
                "secret_key",
                "signing.key",
                "tokens",
                "refreshTokens",
                "apiKeys",
                "passwords"
            })
    void theseNamesAreSecret(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "tokenId",
                "token_type",
                "tokenCount",
                "maxTokens",
                "max_tokens",
                "totalTokens",
                "pageToken",
                "nextPageToken",
                "next_page_token",
                "nextpagetoken",
                "cursorToken",
                "nextToken",
                "continuationToken",
                "prevToken",
                "pageTokens",
                "key",
                "publicKey",
                "primary_key",
                "keyboard",
                "slug",
                "platform",
                "secretName",
                "passwordHint",
                "cookiePolicy",
                "authorizationUrl",
                "apiKeyId",
                "monkey",
                "address"
            })
    void theseNamesAreNot(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }

    private static String maskAfter(String json, String text) {
        SecretMasker secrets = new SecretMasker();
        JsonSecrets.addTo(secrets, json.getBytes(UTF_8));
        return secrets.mask(text);
    }

    @Test
    void secretsAreCollectedFromJsonByName() {
        assertThat(maskAfter(
                        "{\"a\":\"public\",\"b\":[{\"access_token\":\"first\"}],\"secret\":{\"x\":[\"second\"]},\"c\":\"kept\",\"password\":12345}",
                        "public first second kept 12345"))
                .isEqualTo("public *** *** kept ***");
        assertThat(maskAfter("{\"token\":[[\"first\"],{\"a\":\"second\"}]}", "first second"))
                .isEqualTo("*** ***");
        assertThat(maskAfter(
                        "{\"tokens\":[\"first\",{\"platform\":\"linkedin\",\"accessToken\":\"second\"}]}",
                        "first linkedin second"))
                .isEqualTo("*** linkedin ***");
        assertThat(maskAfter("{\"tokens\":{\"access\":\"first\",\"lifetime\":3600}}", "first 3600"))
                .isEqualTo("*** 3600");
    }

    @Test
    void whatIsNoSecretStaysReadable() {
        assertThat(maskAfter(
                        "{\"refreshToken\":null,\"password\":true,\"secret\":false,\"token\":123,\"cookie\":\"abc\"}",
                        "null true false 123 abc"))
                .isEqualTo("null true false 123 abc");
        assertThat(maskAfter("[{\"password\":\"first\"},\"second\",3333]", "first second 3333"))
                .isEqualTo("*** second 3333");
        assertThat(maskAfter("{\"list\":[{\"password\":{\"x\":\"first\"}},\"second\"]}", "first second"))
                .isEqualTo("*** second");
        assertThat(maskAfter("{\"password\":[\"first\"],\"other\":[\"second\"]}", "first second"))
                .isEqualTo("*** second");
    }

    @Test
    void jsonIsReadAsFarAsItGoesHoweverDeep() {
        String deep = "{\"a\":".repeat(5_000);

        assertThat(maskAfter(deep + "{\"password\":\"first\"", "first")).isEqualTo("***");
        assertThat(maskAfter("{\"" + "n".repeat(200_000) + "\":1e999999999999,\"password\":\"first\"} {", "first"))
                .isEqualTo("***");
    }

    private static String maskAfterHeader(String name, String value, String text) {
        SecretMasker secrets = new SecretMasker();
        HeaderSecrets.addTo(secrets, name, value);
        return secrets.mask(text);
    }

    @Test
    void headersAreTakenApart() {
        assertThat(maskAfterHeader("Cookie", "sid=first; theme=\"second\";third", "first second third sid"))
                .isEqualTo("*** *** *** sid");
        assertThat(maskAfterHeader("Set-Cookie", "sid=first; Path=/path; Domain=example", "first /path example"))
                .isEqualTo("*** /path example");
        assertThat(maskAfterHeader("X-Upstream", "Bearer first-token", "first-token Bearer"))
                .isEqualTo("*** Bearer");
        assertThat(maskAfterHeader("X-Upstream", "bearer  first-token", "first-token"))
                .isEqualTo("***");
        assertThat(maskAfterHeader("Proxy-Authorization", "Custom first-token", "first-token"))
                .isEqualTo("***");
        assertThat(maskAfterHeader("X-Auth-Token", "first-token", "first-token"))
                .isEqualTo("***");
        assertThat(maskAfterHeader(
                        "X-Authorization",
                        "Digest realm=\"a place\", response=\"first-token\"",
                        "first-token \"a place\""))
                .isEqualTo("*** \"a place\"");
        assertThat(maskAfterHeader("X-Trace", "plain words", "plain words")).isEqualTo("plain words");
    }

    @Test
    void aBasicHeaderGivesAwayNoPassword() {
        String basic = java.util.Base64.getEncoder().encodeToString("user:pässword".getBytes(UTF_8));

        assertThat(maskAfterHeader("X-Upstream", "Basic " + basic, basic + " pässword user"))
                .isEqualTo("*** *** user");
        assertThat(maskAfterHeader("X-Upstream", "Basic no-base64!", "no-base64!"))
                .isEqualTo("***");
    }

    @Test
    void fourCharactersAreASecretAndThreeAreNone() {
        assertThat(of("abcd").mask("abcd")).isEqualTo("***");
        assertThat(of("abc").mask("abc abcd")).isEqualTo("abc abcd");
        assertThat(of("\\u0061bcd").mask("abcd")).isEqualTo("***");
        assertThat(of("\\u0061bc").mask("abc ")).isEqualTo("abc ");
    }

    @Test
    void aNameDecidesWhetherItsValueIsSecret() {
        SecretMasker secrets = new SecretMasker();
        secrets.addNamed("accessToken", "first");
        secrets.addNamed("username", "second");
        assertThat(secrets.mask("first second")).isEqualTo("*** second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "0", "9", "a-z_09"})
    void whatFollowsASchemeIsSecret(String scheme) {
        assertThat(maskAfterHeader("X-Api-Key", scheme + " hidden", "hidden")).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "{", "/", ":", "a.b", "a\u00e4"})
    void whatFollowsOtherWordsIsNotSecretByItself(String word) {
        assertThat(maskAfterHeader("X-Api-Key", word + " hidden", "hidden")).isEqualTo("hidden");
    }

    @Test
    void quotesOfACookieAreNoPartOfIt() {
        assertThat(maskAfterHeader("Cookie", "a=\"hidden\"", "hidden")).isEqualTo("***");
        assertThat(maskAfterHeader("Cookie", "a=\"", "\"")).isEqualTo("\"");
    }

    @Test
    void moreSecretsThanCanBeLookedForMaskEverything() {
        SecretMasker secrets = of("x".repeat(600_000), "y".repeat(600_000), "z".repeat(5_000_000));

        assertThat(secrets.mask("anything")).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4\u00f6\u00fc\u00df", "\u0080\u0080\u0080\u0080"})
    void aSecretThatIsReadInAWrongCharacterSetIsFound(String secret) {
        assertThat(of(secret).mask(new String(secret.getBytes(UTF_8), ISO_8859_1)))
                .isEqualTo("***");
    }

    @Test
    void aSecretHeaderWithoutASchemeHasNoParameters() {
        assertThat(maskAfterHeader("X-Api-Key", "signature=hidden", "hidden")).isEqualTo("hidden");
    }

    @Test
    void fourDigitsAreASecretAndThreeAreNone() {
        assertThat(maskAfter("{\"password\":1234}", "1234")).isEqualTo("***");
        assertThat(maskAfter("{\"password\":-123}", "-123")).isEqualTo("-123");
    }

    @Test
    void credentialsAreLatin1WhereThatCanSayThem() {
        assertThat(BasicCredentials.encode("user", "p\u00e4ss")).isEqualTo("dXNlcjpw5HNz");
        assertThat(BasicCredentials.encode("user", "p\u20acss")).isEqualTo("dXNlcjpw4oKsc3M=");
    }
}
