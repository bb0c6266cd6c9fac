package ai.autoposting.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlatformTokenTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2025-01-01T00:00:00Z");

    @Test
    void whatIsNotSetIsEmpty() {
        PlatformToken token = PlatformToken.builder().build();
        assertThat(token.tokenId()).isEmpty();
        assertThat(token.scopes()).isEmpty();
        assertThat(token.expiresAt()).isEmpty();
        assertThat(token.additionalProperties()).isEmpty();
        assertThat(token.has("scopes")).isFalse();
        assertThat(token).hasToString("PlatformToken{}");
    }

    @Test
    void listsAreCopiedAndUnmodifiable() {
        List<String> scopes = new ArrayList<>(List.of("a"));
        PlatformToken token = PlatformToken.builder().scopes(scopes).build();
        scopes.add("b");
        assertThat(token.scopes()).containsExactly("a");
        assertThatThrownBy(() -> token.scopes().add("c")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void additionalPropertiesAreCopiedDeeplyAndUnmodifiable() {
        List<Object> inner = new ArrayList<>(List.of(1));
        PlatformToken token = PlatformToken.builder()
                .additionalProperty("later", Map.of("list", inner))
                .build();
        inner.add(2);
        assertThat(token.additionalProperties()).isEqualTo(Map.of("later", Map.of("list", List.of(1))));
        assertThatThrownBy(() -> token.additionalProperties().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> PlatformToken.builder().additionalProperty("later", new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON value: java.lang.Object; give it as String, Boolean, Number, List or Map");
        assertThatThrownBy(() -> PlatformToken.builder().additionalProperty("tokenId", "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokenId has a setter of its own");
    }

    @Test
    void additionalPropertiesMayBeNullAndSaySo() throws Exception {
        AnnotatedType properties =
                PlatformToken.class.getMethod("additionalProperties").getAnnotatedReturnType();
        AnnotatedType[] nameAndValue = ((AnnotatedParameterizedType) properties).getAnnotatedActualTypeArguments();
        assertThat(nameAndValue[0].isAnnotationPresent(Nullable.class)).isFalse();
        assertThat(nameAndValue[1].isAnnotationPresent(Nullable.class)).isTrue();
        PlatformToken token =
                PlatformToken.builder().additionalProperty("later", null).build();
        assertThat(token.additionalProperties()).containsEntry("later", null);
        assertThat(token.has("later")).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void anAdditionalPropertyThatIsTooDeepIsRefusedWhereItIsGiven(Object tooDeep) {
        PlatformToken.Builder builder = PlatformToken.builder();
        assertThatThrownBy(() -> builder.additionalProperty("later", tooDeep))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON value: nested deeper than 500 levels, or part of itself");
        assertThat(builder.build().additionalProperties()).isEmpty();
    }

    static List<Object> anAdditionalPropertyThatIsTooDeepIsRefusedWhereItIsGiven() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Map<String, Object> inItsList = new HashMap<>();
        inItsList.put("a", List.of(Map.of("b", inItsList)));
        return List.of(itself, inItsList, nested(501), nested(2_000), nested(200_000), List.of(given(nested(500))));
    }

    /** As many lists and maps in one another. */
    private static Object nested(int depth) {
        Object value = List.of();
        for (int i = 1; i < depth; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
        }
        return value;
    }

    /** What a token keeps of this value. */
    private static Object given(Object value) {
        PlatformToken token =
                PlatformToken.builder().additionalProperty("x", value).build();
        return Objects.requireNonNull(token.additionalProperties().get("x"));
    }

    @Test
    void whatWasKeptBeforeDoesNotGrowBeyondTheBound() {
        Object kept = given(List.of());
        for (int depth = 2; depth <= 500; depth++) {
            kept = given(depth % 2 == 0 ? List.of(1, kept) : Map.of("a", kept));
        }
        Object deepest = kept;
        assertThat(given(deepest)).isSameAs(deepest);
        assertThatThrownBy(() -> given(List.of(deepest))).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> given(Map.of("a", deepest))).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotTooDeepCanBeWritten() throws IOException {
        PlatformToken token =
                PlatformToken.builder().additionalProperty("x", nested(500)).build();
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(token);
        assertThat(json).startsWith("{\"x\":{\"a\":[{").hasSize(6 + 250 * 2 + 250 * 6);
        assertThat(mapper.readValue(json, PlatformToken.class)).isEqualTo(token);
    }

    @Test
    void explicitNullIsNotAbsence() {
        PlatformToken cleared =
                PlatformToken.builder().expiresAt(TIME).clearExpiresAt().build();
        assertThat(cleared.expiresAt()).isEmpty();
        assertThat(cleared.has("expiresAt")).isTrue();
        assertThat(cleared).isNotEqualTo(PlatformToken.builder().build());
        assertThat(cleared.toBuilder().build()).isEqualTo(cleared);
        PlatformToken set = cleared.toBuilder().expiresAt(TIME).build();
        assertThat(set).isEqualTo(PlatformToken.builder().expiresAt(TIME).build());
    }

    @Test
    void valuesAreEqualByValue() {
        PlatformToken one =
                PlatformToken.builder().tokenId("t").scopes(List.of("a")).build();
        PlatformToken same = one.toBuilder().build();
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(one.toBuilder().tokenId("u").build());
        assertThat(one).isNotEqualTo(one.toBuilder().additionalProperty("x", 1).build());
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> PlatformToken.builder().tokenId(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tokenId");
    }
}
