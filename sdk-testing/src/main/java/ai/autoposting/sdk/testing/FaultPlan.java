package ai.autoposting.sdk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Which fault the next request meets: first what was planned for the next ones, in order, then what holds for every one, then chance. */
final class FaultPlan {
    private record Rule(Predicate<MockRequest> when, Fault fault) {}

    private static final class Chance {
        final Predicate<MockRequest> when;
        final double probability;
        final Random random;
        final List<Fault> faults;

        Chance(Predicate<MockRequest> when, double probability, long seed, List<Fault> faults) {
            this.when = when;
            this.probability = probability;
            this.random = new Random(seed);
            this.faults = List.copyOf(faults);
        }

        /** Draws as often for a request that is spared, so that the fate of each hangs on its number alone. */
        Optional<Fault> draw(MockRequest request) {
            if (!when.test(request)) {
                return Optional.empty();
            }
            boolean strikes = random.nextDouble() < probability;
            Fault fault = faults.get(random.nextInt(faults.size()));
            return strikes ? Optional.of(fault) : Optional.empty();
        }
    }

    private final List<Rule> next = new ArrayList<>();
    private final List<Rule> standing = new ArrayList<>();
    private final List<Chance> chances = new ArrayList<>();

    void next(List<Fault> faults) {
        next(request -> true, faults);
    }

    void next(int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1: " + times);
        }
        next(Collections.nCopies(times, fault));
    }

    synchronized void next(Predicate<MockRequest> when, List<Fault> faults) {
        faults.forEach(fault -> next.add(new Rule(when, fault)));
    }

    synchronized void always(Predicate<MockRequest> when, Fault fault) {
        standing.add(0, new Rule(when, fault)); // the latest word wins
    }

    synchronized void randomly(Predicate<MockRequest> when, double probability, long seed, List<Fault> faults) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be 0 to 1: " + probability);
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults must be one at least");
        }
        chances.add(new Chance(when, probability, seed, faults));
    }

    /** What a test has decided for this request. */
    synchronized Optional<Fault> take(MockRequest request) {
        for (Rule rule : next) {
            if (rule.when().test(request)) {
                next.remove(rule);
                return Optional.of(rule.fault());
            }
        }
        return standing.stream()
                .filter(rule -> rule.when().test(request))
                .findFirst()
                .map(Rule::fault);
    }

    /** What chance decides for it; to be asked for each request, once. The first that strikes wins. */
    synchronized Optional<Fault> draw(MockRequest request) {
        Optional<Fault> struck = Optional.empty();
        for (Chance chance : chances) {
            Optional<Fault> drawn = chance.draw(request);
            struck = struck.or(() -> drawn);
        }
        return struck;
    }

    synchronized void clear() {
        next.clear();
        standing.clear();
        chances.clear();
    }
}
