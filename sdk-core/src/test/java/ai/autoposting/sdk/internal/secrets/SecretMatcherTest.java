package ai.autoposting.sdk.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.internal.secrets.SecretMatcher.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The automaton finds what trying every reading at every place finds. */
class SecretMatcherTest {
    private static final int MIN_LENGTH = 2;

    /** Where an occurrence of a word begins and ends. */
    private record Occurrence(int from, int end) {}

    private static Set<Occurrence> occurrences(String text, Set<String> words) {
        Set<Occurrence> found = new LinkedHashSet<>();
        EscapedText escaped = new EscapedText(text);
        for (String word : words) {
            for (int from = 0; from < text.length(); from++) {
                for (int end : ends(escaped, text.length(), from, word, 0)) {
                    found.add(new Occurrence(from, end));
                }
            }
        }
        return found;
    }

    private static Set<Integer> ends(EscapedText text, int size, int at, String word, int place) {
        Set<Integer> ends = new LinkedHashSet<>();
        if (place == word.length()) {
            ends.add(at);
        } else if (at < size) {
            text.forEachReading(at, (character, from, end) -> {
                if (place < word.length() && character == word.charAt(place)) {
                    ends.addAll(ends(text, size, end, word, place + 1));
                }
            });
        }
        return ends;
    }

    @Property(tries = 5_000)
    void allThatIsFoundIsThereAndNothingThatIsThereIsLeft(
            @ForAll("texts") String text, @ForAll("words") List<String> words) {
        Set<String> all = new LinkedHashSet<>(words);
        List<Span> spans = new SecretMatcher(all).find(text, false, MIN_LENGTH);
        BitSet possible = new BitSet();
        occurrences(text, all).forEach(each -> possible.set(each.from(), each.end()));
        List<String> kept = new ArrayList<>();
        int from = 0;
        for (Span span : spans) {
            assertThat(possible.nextClearBit(span.from())).isGreaterThanOrEqualTo(span.end());
            kept.add(text.substring(from, span.from()));
            from = span.end();
        }
        kept.add(text.substring(from));
        for (String piece : kept) {
            assertThat(occurrences(piece, all)).isEmpty();
        }
    }

    @Property(tries = 1_000)
    void theBeginningOfAWordIsFoundAtTheEndOfACutText(
            @ForAll("texts") String before,
            @ForAll("words") List<String> words,
            @ForAll("encoders") List<Integer> encoders) {
        String word = words.get(0);
        if (word.length() <= MIN_LENGTH) {
            return;
        }
        String escaped = encode(word, encoders);
        SecretMatcher matcher = new SecretMatcher(Set.of(word));
        for (int cut = encode(word.substring(0, MIN_LENGTH), encoders).length(); cut < escaped.length(); cut++) {
            String text = before + escaped.substring(0, cut);
            List<Span> spans = matcher.find(text, true, MIN_LENGTH);

            assertThat(spans).isNotEmpty();
            assertThat(spans.get(spans.size() - 1).end()).isEqualTo(text.length());
        }
    }

    @Property(tries = 2_000)
    void aWordIsFoundHoweverItIsEscapedAndWhateverStandsAround(
            @ForAll("texts") String before,
            @ForAll("words") List<String> words,
            @ForAll("encoders") List<Integer> encoders,
            @ForAll("texts") String after) {
        String word = words.get(0);
        String escaped = encode(word, encoders);
        BitSet found = new BitSet();
        new SecretMatcher(new LinkedHashSet<>(words))
                .find(before + escaped + after, false, MIN_LENGTH)
                .forEach(span -> found.set(span.from(), span.end()));

        assertThat(found.get(before.length() + escaped.length() - 1)).isTrue();
    }

    private static String encode(String word, List<Integer> encoders) {
        String text = word;
        for (int encoder : encoders) {
            text = switch (encoder) {
                case 0 ->
                    text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("/", "\\/")
                            .replace("\n", "\\n");
                case 1 -> each(text, "\\u%04x");
                case 2 -> PercentEncoding.encode(text);
                case 3 -> text.replace("&", "&amp;").replace("\"", "&quot;").replace("/", "&sol;");
                default -> each(text, "&#x%05X;");
            };
        }
        return text;
    }

    private static String each(String text, String format) {
        StringBuilder all = new StringBuilder();
        text.chars().forEach(c -> all.append(format.formatted(c)));
        return all.toString();
    }

    @Provide
    Arbitrary<List<Integer>> encoders() {
        return Arbitraries.integers().between(0, 4).list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> escapes = Arbitraries.of(
                "\\u0061", "\\u005c", "u005c", "%61", "%25", "%5C", "25", "61", "&amp;", "amp;", "&#97;", "&#38;",
                "\\n", "\\/", "%C3%BC");
        return Arbitraries.oneOf(characters().map(String::valueOf), escapes)
                .list()
                .ofMaxSize(10)
                .map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<List<String>> words() {
        Arbitrary<String> word = characters()
                .list()
                .ofMinSize(MIN_LENGTH)
                .ofMaxSize(6)
                .map(all -> {
                    StringBuilder text = new StringBuilder();
                    all.forEach(text::append);
                    return text.toString();
                });
        return word.list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Character> characters() {
        return Arbitraries.of('a', 'a', 'b', '\\', '%', '&', '/', '6', '1', 'n', ';', '\n', '+', '"');
    }
}
