package ai.autoposting.sdk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Printable.of("Grüße, 世界 \ud83d\ude00", 100)).isEqualTo("Grüße, 世界 \ud83d\ude00");
    }

    @Test
    void whatCouldForgeALineOrSteerATerminalBecomesOneSpace() {
        assertThat(Printable.of("a\r\nb\u001b[31mc\u0085d\u2028e\u2029f\u202eg\u200bh\ufeffi\u0000j", 100))
                .isEqualTo("a b [31mc d e f g h i j");
    }

    @Test
    void halfACharacterIsNotShown() {
        assertThat(Printable.of("a\ud83db", 100)).isEqualTo("a b");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Printable.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.of("abcdefg", 6)).isEqualTo("abcdef…");
        assertThat(Printable.of("abcde\ud83d\ude00", 6)).isEqualTo("abcde…");
    }
}
