package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makes the pictures of the documents, of the made-up fleet on a fixed day; into {@code target}, or where {@code -Dscreenshots=} says. */
@Tag("full")
final class ScreenshotsTest extends BrowserTests {
    private static final int MAX_BYTES = 150_000;

    @Test
    void lightDarkAndPhone() throws IOException {
        Clock clock = Clock.fixed(Fleets.NOW, ZoneOffset.UTC);
        new TokenHealthCommandRun(Map.of(), clock).run("--concurrency", "64", "--html", file.toString());
        open("light");
        picture("light");
        open("dark");
        picture("dark");
        tab.size(390, 844, true);
        open("light");
        tab.click(".cell.dead");
        picture("phone");
    }

    private void open(String scheme) {
        tab.media("screen", scheme);
        tab.open(file);
        tab.eval("document.getElementById('age').hidden = true"); // as on the day on which it was made
    }

    private void picture(String name) throws IOException {
        Path picture =
                Path.of(System.getProperty("screenshots", "target/screenshots"), "token-health-" + name + ".png");
        tab.screenshot(picture);
        assertThat(Files.size(picture)).isBetween(20_000L, (long) MAX_BYTES);
    }
}
