package ai.autoposting.sdk.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.json.Codec;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.json.JsonMismatchException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        try (JsonParser in = JsonCodecs.FACTORY.createParser("{\"a\":1}")) {
            in.nextToken();

            assertThatThrownBy(() -> codec.read(in))
                    .isExactlyInstanceOf(JsonMismatchException.class)
                    .hasMessage("$: not a value of " + Picky.class.getName());
        }
    }

    @Test
    void aUsersErrorTypeThatThrowsDoesNotFit() {
        assertThatThrownBy(() -> JsonCodecs.fromMap(Map.of("a", 1), codec))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    record Numbers(BigInteger whole, BigDecimal decimal, Object any, JsonNode node, double real, List<Number> list) {}

    /** To read a million digits takes minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"whole", "decimal", "any", "node", "list"})
    @Timeout(30)
    void aNumberOfTooManyDigitsDoesNotFit(String property) throws IOException {
        Codec<Numbers> numbers = Databind.codec(Numbers.class);
        String digits = "7".repeat(2_000_000);
        String json = "{\"" + property + "\":" + (property.equals("list") ? "[" + digits + "]" : digits) + "}";

        try (JsonParser in = JsonCodecs.FACTORY.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            in.nextToken();
            assertThatThrownBy(() -> numbers.read(in))
                    .isExactlyInstanceOf(JsonMismatchException.class)
                    .hasMessageStartingWith("$." + property);
        }
    }

    static final class Fields {
        public BigInteger whole = BigInteger.ZERO;
        public BigDecimal decimal = BigDecimal.ZERO;
    }

    /** Where databind passes over it too: for a record it buffers what it does not know. */
    @Test
    void anUnknownNumberOfAnyLengthIsPassedOver() throws IOException {
        Codec<Fields> fields = Databind.codec(Fields.class);
        String json = "{\"more\":" + "7".repeat(2_000_000) + ",\"whole\":" + "7".repeat(1_000) + ",\"decimal\":1.50}";

        try (JsonParser in = JsonCodecs.FACTORY.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            in.nextToken();
            Fields read = fields.read(in);
            assertThat(read.whole).isEqualTo(new BigInteger("7".repeat(1_000)));
            assertThat(read.decimal).isEqualTo(new BigDecimal("1.50"));
        }
    }
}
