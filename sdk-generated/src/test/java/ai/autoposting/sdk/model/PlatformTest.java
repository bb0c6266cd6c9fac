package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
