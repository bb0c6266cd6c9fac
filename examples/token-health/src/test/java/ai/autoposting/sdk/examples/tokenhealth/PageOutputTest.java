package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page as a file: what is in it is data, and its policy lets nothing else run. */
final class PageOutputTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static String page(Report report) throws IOException {
        StringWriter text = new StringWriter();
        PageOutput.write(report, text);
        return text.toString();
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf(end, from));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void hostileTextCannotLeaveTheData() throws IOException {
        String page = page(Fleets.hostile());
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(data.group(1)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(new ObjectMapper().readTree(data.group(1)).get("brands").findValuesAsText("brand"))
                .isEqualTo(Fleets.HOSTILE);
        assertThat(page.replace(data.group(1), "")).isEqualTo(emptyPage().replace(emptyData(), ""));
    }

    private static String emptyPage() throws IOException {
        return page(Fleets.report());
    }

    private static String emptyData() throws IOException {
        Matcher data = DATA.matcher(emptyPage());
        assertThat(data.find()).isTrue();
        return data.group(1);
    }

    @Test
    void thePolicyNamesThePagesOwnStyleAndScriptAndNothingElse() throws Exception {
        String page = emptyPage();
        assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
                        + hash(between(page, "<style>", "</style>")) + "; script-src "
                        + hash(between(page, "<script>", "</script>")));
    }

    @Test
    void nothingInItPointsOutsideAndNoMarkupIsMadeOfText() throws IOException {
        assertThat(emptyPage())
                .doesNotContain(
                        "http:", "https:", "//www", "url(", "@import", "src=", "href=", "innerHTML", "outerHTML")
                .doesNotContain("insertAdjacentHTML", "document.write", "eval(", "new Function", "{{");
    }
}
