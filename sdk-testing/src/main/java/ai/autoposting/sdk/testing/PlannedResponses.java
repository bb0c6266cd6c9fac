package ai.autoposting.sdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The responses that a test has given for the next valid requests of an operation, in order. */
final class PlannedResponses {
    private record Plan(Predicate<MockRequest> when, MockResponse response) {}

    private final List<Plan> plans = new ArrayList<>();

    synchronized void add(Predicate<MockRequest> when, MockResponse response) {
        plans.add(new Plan(when, response));
    }

    synchronized Optional<MockResponse> take(MockRequest request) {
        for (Plan plan : plans) {
            if (plan.when().test(request)) {
                plans.remove(plan);
                return Optional.of(plan.response());
            }
        }
        return Optional.empty();
    }

    synchronized void clear() {
        plans.clear();
    }
}
