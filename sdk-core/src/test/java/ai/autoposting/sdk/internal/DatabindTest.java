package ai.autoposting.sdk.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.Json;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabindTest {
    static final class Throwing extends JsonDeserializer<Picky> {
        @Override
        public Picky deserialize(JsonParser in, DeserializationContext context) {
            throw new UnsupportedOperationException("a secret value");
        }
    }

    @JsonDeserialize(using = Throwing.class)
    static final class Picky {}

    private final Codec<Picky> codec = Databind.codec(Picky.class);

    /** Whatever else came out would count as a broken connection, and be tried again. */
    @Test
    void aUsersTypeThatThrowsDoesNotFit() throws IOException {
        try (JsonParser in = Json.FACTORY.createParser("{\"a\":1}")) {
            in.nextToken();

            assertThatThrownBy(() -> codec.read(in))
                    .isExactlyInstanceOf(JsonMismatchException.class)
                    .hasMessage("$: not a value of " + Picky.class.getName());
        }
    }

    @Test
    void aUsersErrorTypeThatThrowsDoesNotFit() {
        assertThatThrownBy(() -> Json.fromMap(Map.of("a", 1), codec))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
