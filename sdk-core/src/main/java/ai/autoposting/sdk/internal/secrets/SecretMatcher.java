package ai.autoposting.sdk.internal.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds many words in one pass over an escaped text: the automaton of Aho and Corasick, in which a word's character can be
 * written as itself or escaped. Time is in proportion to the text, whatever the words; memory to the words. Knows nothing
 * of where words come from.
 *
 * <p>A state stands for the beginning of a word. Since a place of the text can be read in several ways, several states can
 * be reached at one place; one that is the end of another finds nothing that the other does not, and is dropped.
 */
final class SecretMatcher {
    private static final int ROOT = 0;

    /** Bounds the states at one place: more come together only in text made for it. */
    private static final int MAX_AT_ONE_PLACE = 16;

    /** Longer ways along {@link #fallback} are remembered, so that they are not gone twice. */
    private static final int MAX_WAY = 8;

    private final Transitions transitions = new Transitions();
    private final int[] depth;
    private final int[] fallback;
    private final int[] maxWord;
    private final int[] maxBeginning;
    private final int[] enter;
    private final int[] leave;
    private int states = 1;

    SecretMatcher(Collection<String> words) {
        int max = 1;
        for (String word : words) {
            max += word.length();
        }
        this.depth = new int[max];
        this.fallback = new int[max];
        this.maxWord = new int[max];
        this.maxBeginning = new int[max];
        this.enter = new int[max];
        this.leave = new int[max];
        addAll(words.toArray(new String[0]));
        numberByFallback();
    }

    /** All first characters, then all second ones: a state's number is above those of all that are less deep. */
    private void addAll(String[] words) {
        int[] reached = new int[words.length];
        int left = words.length;
        for (int place = 0; left > 0; place++) {
            int longer = 0;
            for (int i = 0; i < left; i++) {
                String word = words[i];
                int state = add(reached[i], word.charAt(place));
                if (place + 1 == word.length()) {
                    maxWord[state] = depth[state];
                } else {
                    words[longer] = word;
                    reached[longer++] = state;
                }
            }
            left = longer;
        }
    }

    private int add(int parent, char label) {
        int known = transitions.get(parent, label);
        if (known != Transitions.NONE) {
            return known;
        }
        int state = states++;
        depth[state] = depth[parent] + 1;
        fallback[state] = next(fallback[parent], label); // before there is a way to the state itself
        maxWord[state] = maxWord[fallback[state]];
        maxBeginning[parent] = depth[parent];
        transitions.put(parent, label, state);
        return state;
    }

    /** So that "is reached by falling back from" is one comparison: each state gets an interval within its fallback's. */
    private void numberByFallback() {
        int[] sizes = new int[states];
        for (int state = states - 1; state > ROOT; state--) {
            sizes[fallback[state]] += ++sizes[state];
        }
        int[] free = new int[states];
        for (int state = ROOT + 1; state < states; state++) {
            maxBeginning[state] = Math.max(maxBeginning[state], maxBeginning[fallback[state]]);
            enter[state] = free[fallback[state]];
            leave[state] = enter[state] + sizes[state];
            free[state] = enter[state] + 1;
            free[fallback[state]] = leave[state];
        }
    }

    private boolean isEndOf(int state, int other) {
        return enter[state] <= enter[other] && enter[other] < leave[state];
    }

    private int next(int from, char c) {
        int state = from;
        int steps = 0;
        int target = transitions.get(state, c);
        while (target == Transitions.NONE && state != ROOT) {
            state = fallback[state];
            steps++;
            target = transitions.get(state, c);
        }
        target = target == Transitions.NONE ? ROOT : target;
        if (steps > MAX_WAY) {
            for (int passed = from; passed != state; passed = fallback[passed]) {
                transitions.put(passed, c, target);
            }
        }
        return target;
    }

    /**
     * The parts of the text that stand for words, none touching another, in order.
     *
     * @param cut whether the text is the beginning of a longer one, whose end can be the beginning of a word
     * @param shortest how much of a word counts as its beginning
     */
    synchronized List<Span> find(String text, boolean cut, int shortest) {
        return new Pass(text).find(cut, shortest);
    }

    /** A part of a text. */
    record Span(int from, int end) {}

    /** One pass over one text. */
    private final class Pass implements EscapedText.Visitor {
        private final EscapedText escaped;
        private final int size;

        // By place: the first of the steps that end there.
        private final int[] arrived;

        // By step, which is one reading of a word's next character. Step 0 is none.
        private int[] states = new int[64];
        private int[] previous = new int[64];
        private int[] starts = new int[64];
        private int[] lengths = new int[64];
        private int[] places = new int[64];
        private int[] others = new int[64];
        private int[] wanted = new int[64];
        private int count = 1;

        private final int[] changes;
        private int here;

        Pass(String text) {
            this.escaped = new EscapedText(text);
            this.size = text.length();
            this.arrived = new int[size + 1];
            this.changes = new int[size + 1];
        }

        List<Span> find(boolean cut, int shortest) {
            for (here = 0; here < size; here++) {
                escaped.forEachReading(here, this);
            }
            for (int step = 1; step < count; step++) {
                wanted[step] = maxWord[states[step]];
                boolean ends = places[step] == size || escaped.isUnfinished(places[step]);
                int beginning = maxBeginning[states[step]];
                if (cut && ends && beginning >= shortest) {
                    wanted[step] = Math.max(wanted[step], beginning);
                    cover(places[step], size);
                }
            }
            for (int place = size; place > 0; place--) {
                for (int step = arrived[place]; step != 0; step = others[step]) {
                    if (wanted[step] > 0) {
                        cover(starts[step], place);
                        int before = previous[step];
                        wanted[before] = Math.max(wanted[before], wanted[step] - lengths[step]);
                    }
                }
            }
            return spans();
        }

        private void cover(int from, int end) {
            changes[from]++;
            changes[end]--;
        }

        private List<Span> spans() {
            List<Span> spans = new ArrayList<>();
            int covered = 0;
            int from = 0;
            for (int place = 0; place <= size; place++) {
                int before = covered;
                covered += changes[place];
                if (before == 0) {
                    from = place;
                } else if (covered == 0) {
                    spans.add(new Span(from, place));
                }
            }
            return spans;
        }

        @Override
        public void reading(int character, int from, int end) {
            if (arrived[from] == 0) { // a word can begin anywhere; what has arrived includes that
                step(0, ROOT, character, end);
            }
            for (int step = arrived[from]; step != 0; step = others[step]) {
                step(step, states[step], character, end);
            }
        }

        private void step(int before, int state, int character, int end) {
            if (Character.isBmpCodePoint(character)) {
                arrive(before, next(state, (char) character), end, 1);
            } else {
                int half = next(state, Character.highSurrogate(character));
                arrive(before, next(half, Character.lowSurrogate(character)), end, 2);
            }
        }

        private void arrive(int before, int state, int end, int length) {
            if (state == ROOT) {
                return;
            }
            int crowd = 0;
            int shallowest = 0;
            for (int step = arrived[end]; step != 0; step = others[step]) {
                if (isEndOf(state, states[step])) {
                    return;
                }
                if (isEndOf(states[step], state)) {
                    replace(step, state, before, length);
                    return;
                }
                crowd++;
                shallowest = shallowest == 0 || depth[states[step]] < depth[states[shallowest]] ? step : shallowest;
            }
            if (crowd < MAX_AT_ONE_PLACE) {
                int step = add(end);
                replace(step, state, before, length);
                others[step] = arrived[end];
                arrived[end] = step;
            } else if (depth[state] > depth[states[shallowest]]) {
                replace(shallowest, state, before, length);
            }
        }

        private void replace(int step, int state, int before, int length) {
            states[step] = state;
            previous[step] = before;
            starts[step] = here;
            lengths[step] = length;
        }

        private int add(int place) {
            if (count == states.length) {
                int larger = 2 * count;
                states = Arrays.copyOf(states, larger);
                previous = Arrays.copyOf(previous, larger);
                starts = Arrays.copyOf(starts, larger);
                lengths = Arrays.copyOf(lengths, larger);
                places = Arrays.copyOf(places, larger);
                others = Arrays.copyOf(others, larger);
                wanted = Arrays.copyOf(wanted, larger);
            }
            places[count] = place;
            return count++;
        }
    }
}
