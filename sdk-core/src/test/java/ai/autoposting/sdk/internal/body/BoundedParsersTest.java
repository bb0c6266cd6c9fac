package ai.autoposting.sdk.internal.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedParsersTest {
    private static String name(BoundedParsers json) throws IOException {
        byte[] text = "{\"aNameOfTheService\":1}".getBytes(UTF_8);
        try (JsonParser in = json.parser(text, text.length)) {
            in.nextToken();
            return in.nextFieldName();
        }
    }

    /** They are the peer's: whoever sends new ones all the time would fill the memory with them. */
    @Test
    void namesAreRememberedForAWhileOnly() throws IOException {
        BoundedParsers json = new BoundedParsers(10 << 20);
        String first = name(json);
        json.wasRead((1 << 20) - 1);
        assertThat(name(json)).isSameAs(first);

        json.wasRead(1);
        String second = name(json);
        assertThat(second).isNotSameAs(first).isEqualTo(first);

        json.wasRead(Long.MAX_VALUE);
        assertThat(name(json)).isNotSameAs(second);
    }

    /** The process would keep them. */
    @Test
    void namesAreNotInterned() throws IOException {
        assertThat(name(new BoundedParsers(1))).isNotSameAs("aNameOfTheService");
    }

    @Test
    void theNumberOfValuesFollowsFromTheBytes() {
        assertThat(new BoundedParsers(1).maxValues()).isEqualTo(100_000);
        assertThat(new BoundedParsers(10 << 20).maxValues()).isEqualTo(1_310_720);
        assertThat(new BoundedParsers(Long.MAX_VALUE).maxValues()).isEqualTo(Long.MAX_VALUE / 8);
    }
}
