package ai.autoposting.sdk.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.secrets.SecretMatcher.Span;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked is exactly what the plainest way to look finds: encode in every way, or try every reading of every place. */
class MaskingReferenceTest {
    private static final int MIN_LENGTH = 2;

    private static final List<UnaryOperator<String>> ENCODERS = List.of(
            MaskingReferenceTest::json,
            text -> eachUnit(text, "\\u%04X"),
            text -> eachUnit(text, "%%u%04x"),
            PercentEncoding::encode,
            text -> URLEncoder.encode(text, UTF_8),
            text -> text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"),
            text -> eachCharacter(text, "&#%d;"),
            text -> eachCharacter(text, "&#x%05X;"));

    @ParameterizedTest
    @ValueSource(strings = {"a/b\"c", "a&b%c+d", "p\\n\\\\q\n<", "a b 'c'\t", "\u00fc\u20ac\ud83d\ude00x"})
    void aSecretIsMaskedHoweverItIsEncodedThreeTimes(String secret) {
        SecretMasker secrets = SecretMaskerTest.of(secret);
        for (UnaryOperator<String> first : ENCODERS) {
            String once = first.apply(secret);
            assertThat(secrets.mask("x<" + once + ">")).isEqualTo("x<***>");
            for (UnaryOperator<String> second : ENCODERS) {
                String twice = second.apply(once);
                assertThat(secrets.mask("x<" + twice + ">")).as(twice).isEqualTo("x<***>");
                for (UnaryOperator<String> third : ENCODERS.subList(0, 4)) {
                    String thrice = third.apply(twice);
                    assertThat(secrets.mask("x<" + thrice + ">")).as(thrice).isEqualTo("x<***>");
                }
            }
        }
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("/", "\\/")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    private static String eachUnit(String text, String format) {
        StringBuilder all = new StringBuilder();
        text.chars().forEach(c -> all.append(format.formatted(c)));
        return all.toString();
    }

    private static String eachCharacter(String text, String format) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(c -> all.append(format.formatted(c)));
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "ab+", "ab+ ", "a%61", "ab\\n\n", "ab&;lt<"})
    void exactlyTheWordsAreFoundInAnyText(String alphabet) {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Set<String> words = new LinkedHashSet<>();
            for (int word = random.nextInt(1, 6); word > 0; word--) {
                words.add(random(alphabet.replace("\\", ""), random.nextInt(MIN_LENGTH, 7), random));
            }
            String text = random(alphabet, random.nextInt(1, 25), random);
            for (boolean cut : new boolean[] {false, true}) {
                BitSet found = new BitSet();
                for (Span span : new SecretMatcher(words).find(text, cut, MIN_LENGTH)) {
                    found.set(span.from(), span.end());
                }
                assertThat(found).as("%s in %s", words, text).isEqualTo(expected(text, words, cut));
            }
        }
    }

    private static String random(String alphabet, int length, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static BitSet expected(String text, Set<String> words, boolean cut) {
        BitSet expected = new BitSet();
        EscapedText escaped = new EscapedText(text);
        for (String word : words) {
            for (int from = 0; from < text.length(); from++) {
                for (int end : ends(escaped, text.length(), from, word, cut)) {
                    expected.set(from, end);
                }
            }
        }
        return expected;
    }

    /** Every place at which the word can end that begins here; the text's end, if only its beginning is there. */
    private static List<Integer> ends(EscapedText text, int size, int from, String word, boolean cut) {
        List<Integer> ends = new ArrayList<>();
        Set<Integer> places = new LinkedHashSet<>(List.of(from));
        for (int i = 0; i < word.length(); i++) {
            char next = word.charAt(i);
            Set<Integer> after = new LinkedHashSet<>();
            for (int place : places) {
                if (place < size) {
                    text.forEachReading(place, (character, begin, end) -> {
                        if (character == next) {
                            after.add(end);
                        }
                    });
                }
            }
            places = after;
            for (int place : places) {
                if (i + 1 == word.length()) {
                    ends.add(place);
                } else if (cut && i + 1 >= MIN_LENGTH && (place == size || text.isUnfinished(place))) {
                    ends.add(size);
                }
            }
        }
        return ends;
    }
}
