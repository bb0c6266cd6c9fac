package ai.autoposting.sdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.runtime.UnmodifiableCopies;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FreeFormJsonTest {
    private static Object read(String json) throws IOException {
        try (JsonParser in = JsonCodecs.FACTORY.createParser(json)) {
            in.nextToken();
            return Objects.requireNonNull(FreeFormJson.read(in));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> readMap(String json) throws IOException {
        return (Map<String, Object>) read(json);
    }

    @Test
    void whatWasReadIsNotCopied() throws IOException {
        Map<String, Object> map = readMap("{\"a\":[{\"b\":1}]}");

        assertThat(UnmodifiableCopies.freeForm(map)).isSameAs(map);
        assertThat(UnmodifiableCopies.freeForm(map.get("a"))).isSameAs(map.get("a"));
        assertThat(UnmodifiableCopies.freeMap(map)).isSameAs(map);
        PlatformToken token =
                PlatformToken.builder().additionalProperty("x", map).build();
        assertThat(token.additionalProperties().get("x")).isSameAs(map);
        assertThat(token.toBuilder().build().additionalProperties().get("x")).isSameAs(map);
    }

    @Test
    void whatCallersGiveIsCopiedOnce() {
        List<Object> inner = new ArrayList<>(List.of(1));
        Map<String, Object> given = new HashMap<>(Map.of("a", inner));
        Object copy = Objects.requireNonNull(UnmodifiableCopies.freeForm(given));
        inner.add(2);
        given.put("b", 1);

        assertThat(copy).isEqualTo(Map.of("a", List.of(1)));
        assertThat(UnmodifiableCopies.freeForm(copy)).isSameAs(copy);
        assertThat(UnmodifiableCopies.freeList(List.of(copy)).get(0)).isSameAs(copy);
    }

    @Test
    void emptyOnesAreShared() throws IOException {
        List<?> list = (List<?>) read("[{},{},[],[]]");

        assertThat(list.get(0)).isEqualTo(Map.of()).isSameAs(list.get(1));
        assertThat(list.get(2)).isEqualTo(List.of()).isSameAs(list.get(3));
    }

    @Test
    void nobodyCanChangeThem() throws IOException {
        Map<String, Object> map = readMap("{\"a\":[1],\"b\":2}");
        List<?> list = (List<?>) Objects.requireNonNull(map.get("a"));

        assertThatThrownBy(() -> map.put("c", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.keySet().remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.replaceAll((name, value) -> 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.iterator().remove()).isInstanceOf(Exception.class);
        assertThat(map).isEqualTo(Map.of("a", List.of(1), "b", 2));
    }

    @Test
    void theyAreMapsAndListsLikeAnyOther() throws Exception {
        Map<String, Object> map = readMap("{\"b\":null,\"a\":[null,true]}");
        Map<String, Object> same = new HashMap<>();
        same.put("a", Arrays.asList(null, true));
        same.put("b", null);

        assertThat(map).isEqualTo(same).hasSameHashCodeAs(same).hasToString("{b=null, a=[null, true]}");
        assertThat(same).isEqualTo(map);
        assertThat(map.keySet()).containsExactly("b", "a");
        assertThat(map.containsKey("b")).isTrue();
        assertThat(map.get("c")).isNull();
        assertThat(readMap("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo(Map.of("a", 3, "b", 2));
        assertThat(throughBytes(map)).isEqualTo(map);
    }

    private static Object throughBytes(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void whatContainsItselfIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", List.of(map));
        String message = "not a JSON value: nested deeper than 500 levels, or part of itself";

        assertThatThrownBy(() -> UnmodifiableCopies.freeForm(map))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> UnmodifiableCopies.freeForm(Path.of("part/of/itself")))
                .hasMessage(message);
        assertThatThrownBy(() -> write(map))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> write(Path.of("part/of/itself"))).hasMessage(message);
    }

    @Test
    void asDeepAsWhatIsReadMayBeWhatIsWritten() throws IOException {
        String deepest = "[".repeat(500) + "]".repeat(500);

        assertThat(write(read(deepest))).isEqualTo(deepest);
        assertThat(write(Objects.requireNonNull(UnmodifiableCopies.freeForm(
                        new ArrayList<>(List.of(read("[".repeat(499) + "]".repeat(499))))))))
                .isEqualTo(deepest);
    }

    private static String write(Object value) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JsonCodecs.FACTORY.createGenerator(json)) {
            FreeFormJson.write(value, out, FreeFormJson.NOTHING_ELSE);
        }
        return json.toString();
    }
}
