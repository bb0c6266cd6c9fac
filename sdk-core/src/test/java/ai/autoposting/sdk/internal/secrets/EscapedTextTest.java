package ai.autoposting.sdk.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {
    private static String unescaped(String text) {
        return new EscapedText(text).unescaped();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "+",
                "\\",
                "\\u00g0",
                "\\u006",
                "\\x6",
                "\\xg1",
                "\\q",
                "\\u\uff10\uff10\uff16\uff11",
                "%",
                "%6",
                "%g1",
                "%u006",
                "&",
                "&;",
                "&amp",
                "&#;",
                "&#x;",
                "&#97",
                "&#9x7;",
                "&#1114112;",
                "&#99999999999999999999;",
                "&nope;",
                "&amp-;",
                "&mathematicalfancythingwithalongname;"
            })
    void whatIsNoEscapeStaysAsItIs(String text) {
        assertThat(unescaped(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0061, a",
        "\\u00Ff, \u00ff",
        "\\x6A, j",
        "%u006a, j",
        "%6a, j",
        "%7F, \u007f",
        "&#106;, j",
        "&#x6a;, j",
        "&#X6A;, j",
        "&#1114111;, \udbff\udfff",
        "&excl;, !",
        "&DiacriticalGrave;, `",
        "&nbsp;, \u00a0",
        "&frac14;, \u00bc",
        "&yuml;, \u00ff"
    })
    void anEscapeMeansOneCharacter(String text, String meant) {
        assertThat(unescaped(text)).isEqualTo(meant);
        assertThat(unescaped("(" + text + ")")).isEqualTo("(" + meant + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "%C2%80, \u0080",
        "%C3%BF, \u00ff",
        "%DF%BF, \u07ff",
        "%E0%A0%80, \u0800",
        "%EF%BF%BF, \uffff",
        "%F0%90%80%80, \ud800\udc00",
        "%F4%8F%BF%BF, \udbff\udfff",
        "%C1%81, \u00c1\u0081",
        "%C3%7F, \u00c3\u007f",
        "%C3%C0, \u00c3\u00c0",
        "%C3, \u00c3",
        "%E2%82, \u00e2\u0082",
        "%E2a%82, \u00e2a\u0082",
        "%F4%90%80%80, \u00f4\u0090\u0080\u0080",
        "%F8%80%80%80, \u00f8\u0080\u0080\u0080"
    })
    void bytesAreUtf8WhereTheyCanBeAndLatin1ElseWhere(String text, String meant) {
        assertThat(unescaped(text)).isEqualTo(meant);
    }

    @Test
    void anEscapeWithinAnEscapeMeansWhatIsLeftInTheEnd() {
        assertThat(unescaped("%25252525252525252525252525252525252f")).isEqualTo("/");
        assertThat(unescaped("&amp;amp;amp;amp;amp;amp;amp;amp;amp;amp;amp;amp;amp;amp;lt;"))
                .isEqualTo("<");
        assertThat(unescaped("\\".repeat(64) + "n")).isEqualTo("\n");
    }
}
