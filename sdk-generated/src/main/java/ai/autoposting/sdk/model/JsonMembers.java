package ai.autoposting.sdk.model;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.ContainerCodecs;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.ScalarCodecs;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a user's object mapper reads it on behalf of a model: names and plain Java values, of whatever class the
 * mapper makes its numbers and arrays. Says that it wants no class names, which mappers with default typing look for otherwise.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
final class JsonMembers {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private JsonMembers() {}

    @JsonAnySetter
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    void put(String name, @Nullable Object value) {
        values.put(name, value);
    }

    /** As they would be read by a codec. */
    Map<String, @Nullable Object> plain() {
        return as(ContainerCodecs.map(ScalarCodecs.Any.CODEC));
    }

    /** @throws IllegalArgumentException saying where a value of the wrong kind stands */
    <T> T as(Codec<T> codec) {
        return JsonCodecs.fromMap(values, codec);
    }
}
