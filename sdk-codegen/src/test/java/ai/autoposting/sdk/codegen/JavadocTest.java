package ai.autoposting.sdk.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification's texts become in comments. */
final class JavadocTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "Up & down.|Up &amp; down.",
                "a \"quoted\" 'text'|a \"quoted\" 'text'",
                "with `code {@x} */`|with <code>code &#123;&#64;x&#125; *&#47;</code>",
                "``two``|<code>two</code>",
                "**bold** and *em*|<strong>bold</strong> and <em>em</em>",
                "snake_case_name|snake_case_name",
                "[a](https://x.y/z?a=b&c=d)|<a href=\"https://x.y/z?a=b&amp;c=d\">a</a>",
                "[](https://x.y)|<a href=\"https://x.y\">https://x.y</a>",
                "<https://x.y>|<a href=\"https://x.y\">https://x.y</a>",
                "[a](javascript:alert(1))|a",
                "[a](/docs/b) and [c](#d)|a and c",
                "[a](<https://x y>)|a",
                "![an image](https://x.y/z.png)|an image",
                "**![](x)** b|b",
                "# Title\\n\\ntext|<strong>Title</strong>\\n\\n<p>text",
                "a\\n\\n---\\n\\nb|a\\n\\n<p>b",
                "one\\ntwo|one two",
                "one  \\ntwo<br/>three|one<br>\\ntwo<br>\\nthree",
                "a\\n\\n- b\\n- c|a\\n\\n<ul>\\n<li>b</li>\\n<li>c</li>\\n</ul>",
                "- b\\n-|As the specification says:\\n\\n<ul>\\n<li>b</li>\\n</ul>",
                "a\\n\\n3. b|a\\n\\n<ol start=\"3\">\\n<li>b</li>\\n</ol>",
                "a\\n\\n> b|a\\n\\n<blockquote>\\n<p>b</p>\\n</blockquote>",
                "a\\n\\n```json\\n*/ {}\\n\\n@b\\n```|a\\n\\n<pre><code>*&#47; &#123;&#125;\\n\\n&#64;b\\n</code></pre>",
                "a\\n\\n```\\n```|a",
                "a\\n\\na|a",
                "<b>x</b> <script>|&lt;b&gt;x&lt;/b&gt; &lt;script&gt;",
                "<div>\\n*/\\n</div>|&lt;div&gt; *&#47; &lt;/div&gt;",
                "&lt;b&gt; &bogus; &#64;see|&lt;b&gt; &amp;bogus; &#64;see",
                "&#42;/ \\\\u002a/|*&#47; &#92;u002a/",
                "@param x {@link Y} {|&#64;param x &#123;&#64;link Y&#125; &#123;",
            })
    void markdownIsHtmlThatMeansNothingToTheTool(String markdown, String html) {
        String text = markdown.replace("\\\\u", "\0").replace("\\n", "\n").replace("\0", "\\u");
        assertThat(new Javadoc().text(text).comment())
                .isEqualTo(("/**\n" + html.replace("\\n", "\n"))
                                .replace("\n", "\n * ")
                                .replace(" * \n", " *\n") + "\n */");
    }

    @Test
    void aTableHasTheCaptionThatJavadocAsksFor() {
        assertThat(Markdown.blocks("| a | b |\n|---|:-:|\n| 1 | |")).containsExactly("""
                <table>
                <caption>In short</caption>
                <thead>
                <tr>
                <th>a</th>
                <th>b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>1</td>
                <td>\u2013</td>
                </tr>
                </tbody>
                </table>""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Title\\n\\n- a\\n- `b`\\n\\n```\\nc  {\\n```|<strong>Title</strong> a <code>b</code> <code>c &#123;</code>",
                "x\\n\\n    y\\n\\nz|x <code>y</code> z",
            })
    void whereALineIsAllThereIsAllStandsOnIt(String markdown, String line) {
        assertThat(Javadoc.escape(markdown.replace("\\n", "\n"))).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "* ", "1. ", "[", "**a "})
    void aTextOfThousandsOfPartsInPartsIsPlainOne(String part) {
        String text = String.join("", Collections.nCopies(3000, part)) + "end";
        assertThat(Markdown.line(text)).endsWith("end");
    }

    @Test
    void theFirstSentenceStandsInListsOfMethods() {
        assertThat(Javadoc.firstSentence("One\n`two`. Three.\n\nFour.", "x")).isEqualTo("One <code>two</code>.");
        assertThat(Javadoc.firstSentence("```\n```", "otherwise")).isEqualTo("otherwise");
        assertThat(Javadoc.firstSentence(" ", "otherwise")).isEqualTo("otherwise");
        assertThat(new Javadoc().sentence("List posts").sentence(" ").comment()).isEqualTo("/**\n * List posts.\n */");
    }

    @Test
    void whatIsDescribedByNothingReadableIsNamed() {
        assertThat(Javadoc.describing("property", "id", "```\n```", "At least 1 character.", "a")
                        .comment())
                .isEqualTo("/**\n * The property {@code id}. At least 1 character. For example {@code a}.\n */");
        assertThat(Javadoc.describing("property", "id", "The id.", "At least 1 character.", "a")
                        .comment())
                .isEqualTo("/**\n * The id.\n *\n * <p>At least 1 character.\n *\n * <p>Example: {@code a}\n */");
    }

    @Test
    void aLongExampleIsCut() {
        Object lines = Collections.nCopies(1000, Map.of("a", 1));
        String comment = new Javadoc().block("Example:", lines).comment();
        assertThat(comment.lines()).hasSize(JavadocText.MAX_BLOCK_LINES + 7);
        assertThat(comment).endsWith(" * \u2026\n * </pre>\n */");
        Object line = Map.of("image", "x".repeat(100_000));
        assertThat(new Javadoc().block("Example:", line).comment())
                .hasSizeLessThan(250)
                .contains("xxx\u2026\n");
        assertThat(Javadoc.code("x".repeat(200))).isEqualTo("{@code " + "x".repeat(119) + "\u2026}");
        assertThat(JavadocText.cut("\ud83d\ude00".repeat(3), 4)).isEqualTo("\ud83d\ude00\u2026");
    }

    @Test
    void anExampleInLinesOfItsOwnStaysJson() {
        assertThat(JavadocText.block(Map.of("a", 1))).isEqualTo("<pre>{@code\n{\n  \"a\" : 1\n}\n}</pre>");
        assertThat(JavadocText.block(Map.of("a", "*/ }")))
                .isEqualTo("<pre>\n&#123;\n  \"a\" : \"*&#47; &#125;\"\n&#125;\n</pre>");
        assertThat(JavadocText.block(Map.of("a", "\\u002a/")))
                .isEqualTo("<pre>\n&#123;\n  \"a\" : \"&#92;&#92;u002a/\"\n&#125;\n</pre>");
    }

    @Test
    void aValueIsWrittenAsInJsonWhereverTheBuildRuns() {
        assertThat(JavadocText.valueOf(new ObjectMapper().createObjectNode().put("a", 1)))
                .isEqualTo("{\"a\":1}");
        assertThat(JavadocText.valueOf(new ObjectMapper().getNodeFactory().textNode("a")))
                .isEqualTo("a");
        assertThat(JavadocText.valueOf(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(JavadocText.valueOf(new BigDecimal("1E+999999"))).isEqualTo("1E+999999");
    }
}
