package ai.autoposting.sdk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Which fault the next request meets: first what was planned for the next ones, in order, then what holds for every one. */
final class FaultPlan {
    private record Rule(Predicate<MockRequest> when, Fault fault) {}

    private final List<Rule> next = new ArrayList<>();
    private final List<Rule> standing = new ArrayList<>();

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

    synchronized Fault take(MockRequest request) {
        for (Rule rule : next) {
            if (rule.when().test(request)) {
                next.remove(rule);
                return rule.fault();
            }
        }
        return standing.stream()
                .filter(rule -> rule.when().test(request))
                .findFirst()
                .map(Rule::fault)
                .orElseGet(Fault::none);
    }

    synchronized void clear() {
        next.clear();
        standing.clear();
    }
}
