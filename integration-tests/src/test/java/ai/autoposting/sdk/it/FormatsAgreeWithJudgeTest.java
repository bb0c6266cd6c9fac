package ai.autoposting.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.testing.spec.Formats;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The mock server takes the texts of a format that an independent validator takes, and refuses the others. */
final class FormatsAgreeWithJudgeTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTHING = "<>";

    private final Judge judge = new Judge(SpecFile.parse("{}"));

    /** Of each format texts that are taken, and texts that are refused, with two spaces between them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email|a@b  a@b.com  jane@localhost  \"a b\"@c.com  a+b@c.com  a@[127.0.0.1]  a@[IPv6:::1]  é@b.com  a@bücher.de  a'b@c.com  a@example.co.uk  #@b.com  a@b.test  a@b.example  a@xn--bcher-kva.example|<>  x  a b@c.com  a@  @b.com  a@b@c.com  a.@b.com  .a@b.com  a..b@c.com  a@-b.com  a@b-.com  a@b..com  a@b.com.  a@1.2.3.4  a@b_c.com  a(c)@b.com  2025-01-01  a@b.com x",
                "idn-email|a@b  é@b.com  a@bücher.de|<>  x  a@b@c  @  a@  @b",
                "hostname|a  a.b  1.2  xn--x  EXAMPLE.COM|<>  -a  a-  a_b  a..b  a.  é.de  a b",
                "idn-hostname|a  é.de|<>  -a  a..b  a b",
                "ipv4|1.2.3.4  255.0.10.199|<>  256.1.1.1  1.2.3  01.2.3.4  x  1.2.3.4.5  1.2.3.4.",
                "ipv6|::1  ::  2001:db8::1  1:2:3:4:5:6:7:8  ::ffff:1.2.3.4|<>  1::2::3  1:2:3:4:5:6:7  fe80::1%eth0  x  12345::  [::1]",
                "uri|https://example.com  mailto:a@b.c  urn:x:y  http://  a:  HTTP://A  https://a:99999/  https://[::1]/  https://a/b?c=d&e#f|<>  example  /a  https://a b  https://é.de  https://a/é  https://a/%zz  https://a/{b}  1a:b  https://a/?q=[x]  //a/b",
                "uri-reference|<>  /a  a  #x  //h  http://x  ?q=1|a b  é  %zz  {a}",
                "iri|https://é.de/é  https://x|<>  é  a b  /a",
                "iri-reference|<>  é  /é  #|a b",
                "uri-template|<>  /a/{b}  a b  /{a}{?q*}|{  {a  }",
                "json-pointer|<>  /  /a~0  /a/b|a  /a~2  #/a",
                "relative-json-pointer|0  1/a  0#|<>  01  a  -1  1#/a",
                "regex|<>  a+  \\d  (?=a)  \\p{L}|(  [a-z  {",
                "date|2025-01-01  2024-02-29  0000-01-01|<>  2025-02-30  2025-1-1  01.01.2025  2025-01-01T00:00:00Z  +2025-01-01  99999-01-01  -2025-01-01",
                "time|00:00:00Z  23:59:60Z  12:00:00.123+05:30  12:00:00z  00:59:60+01:00  12:00:00-00:00|<>  24:00:00Z  00:00Z  00:00:00  12:00:00+05:75  12:00:00+24:00  22:59:60Z  23:59:60+01:00",
                "date-time|2025-01-01T00:00:00Z  2025-01-01t00:00:00z  2016-12-31T23:59:60Z  2025-01-01T00:00:00.12345678901234567890Z  2025-01-01T00:00:00+23:59  2025-01-01T00:00:00-18:01  2025-01-01T00:00:00-00:00  0000-01-01T00:00:00Z  2017-01-01T00:59:60+01:00  2015-06-30T23:59:60.5Z|<>  2025-02-30T00:00:00Z  2025-01-01T00:00:00  2025-01-01 00:00:00Z  2025-01-01T00:00:60Z  2025-01-01T00:00:00.Z  2025-01-01T00:00:00+05:75  2025-01-01T00:00:00+24:00  2025-01-01T24:00:00Z  2025-01-01T00:00Z  2025-01-01  2025-01-01T00:00:00+0530  2025-13-01T00:00:00Z  2016-12-31T22:59:60Z  2025-01-01T00:00:00,5Z  10000-01-01T00:00:00Z  2025-01-01T23:60:00Z  2025-01-01T23:59:61Z",
                "duration|P1D  PT1H  P1Y2M3DT4H5M6S  P1W  p1d  P1Y2D  PT1H2S  PT0S|<>  P  PT  P1W1D  P1.5D  PT1.5S  -P1D  1D  P1DT  P1M2H  P1S",
                "uuid|00000000-0000-4000-8000-000000000000  ABCDEF00-0000-0000-0000-000000000000|<>  g0000000-0000-4000-8000-000000000000  000000000000400080000000000000  1-1-1-1-1",
                "byte|ZXhh  <>|?  ZXh?",
                "made-up|x|",
                "phone|x|",
                "color|x|",
                "password|x|",
                "binary|x|",
                "int32|x|",
            })
    void verdictsAreTheSame(String format, String fine, String broken) {
        assertThat(texts(fine))
                .allSatisfy(text -> assertThat(verdicts(format, text)).containsExactly("judge: fine", "mock: fine"));
        assertThat(texts(broken))
                .allSatisfy(
                        text -> assertThat(verdicts(format, text)).containsExactly("judge: broken", "mock: broken"));
    }

    private List<String> verdicts(String format, String text) {
        boolean judged = judge.problems(
                        JSON.createObjectNode().put("format", format),
                        StringNode.valueOf(text).toString())
                .isEmpty();
        boolean mocked = Formats.problem(format, text).isEmpty();
        return List.of("judge: " + (judged ? "fine" : "broken"), "mock: " + (mocked ? "fine" : "broken"));
    }

    private static List<String> texts(String cell) {
        return cell == null
                ? List.of()
                : Stream.of(cell.split(" {2}", -1))
                        .map(text -> text.equals(NOTHING) ? "" : text)
                        .toList();
    }
}
