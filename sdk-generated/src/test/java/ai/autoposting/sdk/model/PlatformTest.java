package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformTest {
    @Test
    void knownValuesAreConstants() {
        assertThat(Platform.of("x")).isSameAs(Platform.X);
        assertThat(Platform.X.known()).isEqualTo(Platform.Known.X);
        assertThat(Platform.X).hasToString("x");
    }

    @Test
    void unknownValuesAreKept() {
        Platform facebook = Platform.of("facebook");
        assertThat(facebook.known()).isEqualTo(Platform.Known.UNKNOWN);
        assertThat(facebook.value()).isEqualTo("facebook");
        assertThat(facebook).isEqualTo(Platform.of("facebook")).hasSameHashCodeAs(Platform.of("facebook"));
        assertThat(Platform.of("X")).isNotEqualTo(Platform.X);
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> Platform.of(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void valuesAreTheDocumentedOnesInOrder() {
        assertThat(Platform.values())
                .containsExactly(Platform.X, Platform.LINKEDIN, Platform.INSTAGRAM, Platform.THREADS, Platform.YOUTUBE);
        assertThatThrownBy(() -> Platform.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linkedin",
                "LinkedIn",
                " LINKEDIN\t",
                "\u2003linkedin\n",
                "\u00a0linkedin\u202f",
                "\ufefflinkedin\u2007"
            })
    void parsingForgivesCaseAndSurroundingBlanks(String text) {
        assertThat(Platform.parse(text)).containsSame(Platform.LINKEDIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facebook", "", " ", "linked in", "UNKNOWN", "X,", "\u00a0", "\ufeff", "x\u0000"})
    void parsingGivesDocumentedOnesOnly(String text) {
        assertThat(Platform.parse(text)).isEmpty();
    }

    @Test
    void parsingDoesNotAskForTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Platform.parse("LINKEDIN")).containsSame(Platform.LINKEDIN);
            assertThat(Platform.parse("linkedin".toUpperCase(Locale.getDefault())))
                    .containsSame(Platform.LINKEDIN);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void parsingNullIsRefused() {
        assertThatThrownBy(() -> Platform.parse(null))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }
}
