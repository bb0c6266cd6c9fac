package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.testing.spec.Examples;
import ai.autoposting.sdk.testing.spec.RequestCheck;
import ai.autoposting.sdk.testing.spec.Spec;
import ai.autoposting.sdk.testing.spec.SpecOperation;
import ai.autoposting.sdk.testing.spec.SpecProblem;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What happens to one request after the other: it is checked against the specification, recorded, and given a response. */
final class RequestHandler {
    static final String BASE = "/api-proxy";

    private final Spec spec;
    private final RequestMasking masking;
    private final Examples examples;
    private final MockService service;
    private final FaultPlan faults;
    private final PlannedResponses planned = new PlannedResponses();
    private final Clock clock;
    private final Predicate<String> acceptedKeys;
    private final int maxRequests;
    private final Deque<MockRequest> requests = new ArrayDeque<>();
    private final CountedIds responseIds = new CountedIds("req_mock_");
    private final FailureLog failures = new FailureLog();
    private @Nullable Quota quota;

    RequestHandler(ServerSettings settings, MockService service, FaultPlan faults, Clock clock) {
        this.spec = settings.spec;
        this.masking = new RequestMasking(spec.passwords());
        this.examples = new Examples(spec);
        this.acceptedKeys = settings.acceptedKeys();
        this.maxRequests = settings.maxRequests;
        this.service = service;
        this.faults = faults;
        this.clock = clock;
    }

    /** What goes out, and how. */
    synchronized Exchange handle(IncomingRequest incoming) {
        MockRequest request = understand(incoming);
        requests.add(request);
        if (requests.size() > maxRequests) {
            requests.remove();
        }
        Fault fault = faults.take(request);
        MockResponse normal = fault.letsThrough() ? respond(request) : MockResponse.empty(200);
        return new Exchange(request, fault, signed(fault.response(normal)));
    }

    /** The response to what could not be read as a request, and is not recorded. */
    synchronized MockResponse refused(int status, String message) {
        return signed(ErrorShape.DOCUMENTED.response(status, StatusTexts.code(status), message));
    }

    /** The response when code of the test's or of ours has thrown, which {@link #failures()} tells of from now on. */
    synchronized MockResponse failed(Throwable failure) {
        return refused(500, "The mock server failed: " + failures.add(failure));
    }

    /** What has failed so far, each once. */
    synchronized List<String> failures() {
        return failures.all();
    }

    private MockResponse signed(MockResponse response) {
        return response.with("x-autoposting-mock", "true").with("x-request-id", responseIds.next());
    }

    synchronized List<MockRequest> requests() {
        return List.copyOf(requests);
    }

    List<Violation> violations() {
        return requests().stream()
                .flatMap(request -> request.violations().stream())
                .toList();
    }

    /** The result for the next valid request of this operation. */
    <T extends @Nullable Object> void plan(Operation<T> operation, T data) {
        planned.add(MockRequest.of(operation), new SuccessOf(spec).response(operation, data));
    }

    synchronized void limit(Quota newQuota) {
        this.quota = newQuota;
    }

    /** Every request is handled normally again. */
    synchronized void recover() {
        faults.clear();
        quota = null;
    }

    synchronized void clear() {
        recover();
        planned.clear();
        requests.clear();
        failures.clear();
        responseIds.reset();
    }

    private MockRequest understand(IncomingRequest incoming) {
        String path = incoming.path();
        Optional<SpecOperation> found = spec.find(incoming.method(), path, BASE);
        if (found.isEmpty()) {
            return isBelowBase(path)
                    ? unknown(incoming, "is no path and method of the specification", "/paths")
                    : unknown(incoming, "is not below " + BASE + ", the path of the service's base URL", "/servers");
        }
        SpecOperation operation = found.get();
        List<String> segments = operation.segments(path, BASE);
        List<Violation> violations = violations(operation, segments, incoming);
        Map<String, String> arguments = operation.template().arguments(segments);
        return new MockRequest(incoming, operation, arguments, violations, clock.instant(), masking);
    }

    private List<Violation> violations(SpecOperation operation, List<String> segments, IncomingRequest incoming) {
        List<Violation> violations = new ArrayList<>();
        for (SpecProblem problem : RequestCheck.problems(spec, operation, segments, incoming)) {
            String place = RequestMasking.withoutKey(problem.place(), RequestMasking.key(incoming));
            violations.add(new Violation(operation.name(), place, problem.rule(), problem.pointer()));
        }
        return violations;
    }

    private MockRequest unknown(IncomingRequest incoming, String rule, String pointer) {
        String name = incoming.method() + " " + masking.path(incoming, null);
        List<Violation> violations = List.of(new Violation(name, "request", rule, pointer));
        return new MockRequest(incoming, null, Map.of(), violations, clock.instant(), masking);
    }

    private MockResponse respond(MockRequest request) {
        SpecOperation operation = request.operation();
        if (operation == null && !isBelowBase(request.incoming().path())) {
            return MockResponse.of(200, "text/html", Dashboard.HTML);
        }
        if (!isAllowed(request, operation)) {
            MockResponse plain = ErrorShape.DOCUMENTED.response(401, StatusTexts.code(401), StatusTexts.message(401));
            return Optional.ofNullable(operation)
                    .flatMap(known -> examples.error(known, 401))
                    .map(MockResponse::of)
                    .orElse(plain);
        }
        if (quota == null) {
            return respondToAllowed(request, operation);
        }
        String key = PresentedKey.of(request.incoming()).orElse("");
        return quota.withHeaders(key, quota.refusal(key).orElseGet(() -> respondToAllowed(request, operation)));
    }

    private MockResponse respondToAllowed(MockRequest request, @Nullable SpecOperation operation) {
        if (operation == null) {
            return planned.take(request)
                    .orElseGet(() -> MockService.notFound(
                            "There is nothing at " + request.violations().get(0).operation() + "."));
        }
        if (!request.violations().isEmpty()) {
            String message = request.violations().get(0).message();
            return ErrorShape.DOCUMENTED.response(400, StatusTexts.code(400), message);
        }
        return planned.take(request).orElseGet(() -> service.respond(request, operation));
    }

    private boolean isAllowed(MockRequest request, @Nullable SpecOperation operation) {
        boolean open = operation != null && operation.isOpen();
        return open || PresentedKey.of(request.incoming()).filter(acceptedKeys).isPresent();
    }

    private static boolean isBelowBase(String path) {
        return path.startsWith(BASE + "/");
    }
}
