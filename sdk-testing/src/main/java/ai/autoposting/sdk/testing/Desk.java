package ai.autoposting.sdk.testing;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes requests in: records each, finds what breaks the specification, and decides what is answered, in that order. */
final class Desk {
    static final String BASE = "/api-proxy";
    private static final int MOST_FAILURES = 100;

    private final Spec spec;
    private final Examples examples;
    private final Service service;
    private final FaultPlan faults;
    private final Clock clock;
    private final Predicate<String> acceptsKey;
    private final int kept;
    private final Deque<MockRequest> requests = new ArrayDeque<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private @Nullable Quota quota;
    private int answered;

    Desk(
            Spec spec,
            Examples examples,
            Service service,
            FaultPlan faults,
            Clock clock,
            Predicate<String> acceptsKey,
            int kept) {
        this.spec = spec;
        this.examples = examples;
        this.service = service;
        this.faults = faults;
        this.clock = clock;
        this.acceptsKey = acceptsKey;
        this.kept = kept;
    }

    /** What goes out, and how. */
    synchronized Exchange take(Incoming incoming) {
        MockRequest request = understand(incoming);
        requests.add(request);
        if (requests.size() > kept) {
            requests.remove();
        }
        Fault fault = faults.take(request);
        Answer normal = fault.letsThrough() ? answer(request) : Answer.empty(200);
        return new Exchange(request, fault, signed(fault.answer(normal)));
    }

    /** The answer to what could not be read as a request, and is not recorded. */
    synchronized Answer refused(int status, String message) {
        return signed(ErrorShape.DOCUMENTED.answer(status, StatusTexts.code(status), message));
    }

    /** The answer when code of the test's or of ours has thrown, which {@link #failures()} tells of from now on. */
    synchronized Answer failed(Throwable failure) {
        String told = Failures.text(failure);
        if (failures.size() < MOST_FAILURES) {
            failures.add(told);
        }
        return refused(500, "The mock server failed: " + told);
    }

    /** What has failed so far, each once. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    private Answer signed(Answer answer) {
        return answer.with("x-autoposting-mock", "true").with("x-request-id", Numbered.id("req_mock_", ++answered));
    }

    synchronized List<MockRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void limit(@Nullable Quota newQuota) {
        this.quota = newQuota;
    }

    synchronized void clear() {
        requests.clear();
        failures.clear();
        quota = null;
        answered = 0;
    }

    private MockRequest understand(Incoming incoming) {
        String path = incoming.path();
        if (!isBelowBase(path)) {
            return unknown(incoming, "is not below " + BASE + ", the path of the service's base URL", "/servers");
        }
        List<String> segments = Segments.split(path.substring(BASE.length()));
        Optional<SpecOperation> found = spec.find(incoming.method(), segments);
        if (found.isEmpty()) {
            return unknown(incoming, "is no path and method of the specification", "/paths");
        }
        SpecOperation operation = found.get();
        List<Violation> violations = RequestCheck.violations(spec, operation, segments, incoming);
        Map<String, String> arguments = operation.template().arguments(segments);
        return new MockRequest(incoming, operation, arguments, violations, clock.instant(), spec.secrets());
    }

    private MockRequest unknown(Incoming incoming, String rule, String pointer) {
        String name = incoming.method() + " " + spec.secrets().path(incoming, null);
        List<Violation> violations = List.of(new Violation(name, "request", rule, pointer));
        return new MockRequest(incoming, null, Map.of(), violations, clock.instant(), spec.secrets());
    }

    private Answer answer(MockRequest request) {
        if (!isBelowBase(request.incoming().path())) {
            return Answer.of(200, "text/html", Dashboard.HTML);
        }
        SpecOperation operation = request.operation();
        if (!isAllowed(request, operation)) {
            Answer plain = ErrorShape.DOCUMENTED.answer(401, StatusTexts.code(401), StatusTexts.message(401));
            return operation == null ? plain : examples.error(operation, 401, plain);
        }
        if (quota == null) {
            return answerAllowed(request, operation);
        }
        String key = Credential.of(request.incoming()).orElse("");
        return quota.tell(key, quota.refusal(key).orElseGet(() -> answerAllowed(request, operation)));
    }

    private Answer answerAllowed(MockRequest request, @Nullable SpecOperation operation) {
        if (operation == null) {
            return Service.notFound(
                    "There is nothing at " + request.violations().get(0).operation() + ".");
        }
        if (!request.violations().isEmpty()) {
            String message = request.violations().get(0).message();
            return ErrorShape.DOCUMENTED.answer(400, StatusTexts.code(400), message);
        }
        return service.answer(request, operation);
    }

    private boolean isAllowed(MockRequest request, @Nullable SpecOperation operation) {
        boolean open = operation != null && operation.security().isEmpty();
        return open || Credential.of(request.incoming()).filter(acceptsKey).isPresent();
    }

    private static boolean isBelowBase(String path) {
        return path.startsWith(BASE + "/");
    }
}
