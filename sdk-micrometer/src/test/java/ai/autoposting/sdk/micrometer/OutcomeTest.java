package ai.autoposting.sdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Path PUBLIC_API = Path.of("../api/autoposting-sdk-generated.txt");

    @Test
    void everyExceptionOfThePublicApiIsAnOutcomeOfItsOwn() throws IOException {
        Matcher names = Pattern.compile("public final class ai\\.autoposting\\.sdk\\.error\\.(\\w+Exception) ")
                .matcher(Files.readString(PUBLIC_API));
        assertThat(names.results().map(found -> found.group(1)))
                .hasSize(13)
                .allSatisfy(name -> assertThat(Outcome.of(Optional.of(name))).isEqualTo(name));
    }

    @Test
    void whateverElseIsThrownIsOneOutcome() {
        assertThat(Stream.of("OutOfMemoryError", "", "Mine$$Proxy17").map(name -> Outcome.of(Optional.of(name))))
                .containsOnly("other");
        assertThat(Outcome.of(Optional.of("IllegalStateException"))).isEqualTo("IllegalStateException");
        assertThat(Outcome.of(Optional.empty())).isEqualTo("success");
    }
}
