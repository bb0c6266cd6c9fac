package ai.autoposting.sdk.examples.tokenhealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA, from the colours of the style sheet: 4.5 for text, 3 for what is drawn. */
final class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
    private static final String DARK_BEGINS = "@media screen and (prefers-color-scheme: dark)";

    private static final Map<String, Map<String, Integer>> SCHEMES = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = PageOutput.class.getResourceAsStream("page.css")) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int dark = css.indexOf(DARK_BEGINS);
            SCHEMES.put("light", colours(css.substring(0, dark)));
            SCHEMES.put("dark", colours(css.substring(dark)));
        }
    }

    private static Map<String, Integer> colours(String css) {
        Map<String, Integer> colours = new LinkedHashMap<>();
        Matcher each = COLOUR.matcher(css);
        while (each.find()) {
            colours.put(each.group(1), Integer.parseInt(each.group(2), 16));
        }
        return colours;
    }

    private static double luminance(int rgb) {
        return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
    }

    private static double channel(int bits) {
        double share = (bits & 0xFF) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double ratio(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static void assertRatio(String scheme, String front, String back, double least) {
        Map<String, Integer> colours = SCHEMES.get(scheme);
        assertThat(colours).containsKeys(front, back);
        assertThat(ratio(colours.get(front), colours.get(back)))
                .as(scheme + ": " + front + " on " + back)
                .isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textAndBarsStandOut(String scheme) {
        for (String level : List.of("dead", "day", "week", "month", "later", "no-expiry", "unread")) {
            assertRatio(scheme, level + "-text", level, 4.5);
        }
        for (String front : List.of("text", "muted")) {
            assertRatio(scheme, front, "page", 4.5);
            assertRatio(scheme, front, "card", 4.5);
        }
        for (String bar : List.of("dead", "day", "week", "month", "later")) {
            assertRatio(scheme, bar + "-bar", "card", 3);
        }
        assertRatio(scheme, "focus", "card", 3);
        assertRatio(scheme, "focus", "page", 3);
    }
}
