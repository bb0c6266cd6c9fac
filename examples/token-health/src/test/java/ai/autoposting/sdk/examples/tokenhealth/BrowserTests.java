package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What tests in a real browser share: the browser, a tab, and that the page asks nobody for anything and nothing goes wrong in it. */
@Tag("full")
abstract class BrowserTests {
    @TempDir
    private static Path profile;

    private static Browser browser;

    @TempDir
    private Path folder;

    Tab tab;
    Path file;

    /** Where nobody looks at what was skipped, a missing browser is a failure. */
    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Browser.find();
        if (System.getenv("CI") != null) {
            assertThat(program).as("a chromium on the path, or by -Dchromium=").isPresent();
        }
        assumeTrue(program.isPresent(), "there is no chromium on the path, and none by -Dchromium=: not tested");
        browser = new Browser(program.orElseThrow(), profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void tab() {
        tab = new Tab(browser);
        tab.size(1200, 1000, false);
        file = folder.resolve("page.html");
    }

    @AfterEach
    void nothingWasAskedForAndNothingWentWrong() {
        assertThat(tab.requests()).containsOnly(file.toUri().toString());
        assertThat(tab.complaints()).isEmpty();
    }

    void show(Report report) throws IOException {
        WholeFile.write(file, to -> PageOutput.write(report, to));
        tab.open(file);
    }
}
