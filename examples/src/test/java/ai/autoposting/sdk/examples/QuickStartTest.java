package ai.autoposting.sdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Never talks to the service: it does not run where a key is set. */
@DisabledIfEnvironmentVariable(named = "AUTOPOSTING_API_KEY", matches = ".+")
final class QuickStartTest {
    @Test
    void printsTheStoredTokenAndTheListReadBack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        QuickStart.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "AUTOPOSTING_API_KEY is not set: talking to a mock server at http://127.0.0.1:"),
                        line -> assertThat(line)
                                .startsWith("stored:  PlatformToken{tokenId=tok_")
                                .contains("x_12345"),
                        line -> assertThat(line)
                                .startsWith("details: PlatformToken{tokenId=tok_")
                                .contains("x_12345"));
    }
}
