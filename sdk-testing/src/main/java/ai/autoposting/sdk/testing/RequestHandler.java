package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.testing.OwnEndpoints.Endpoint;
import ai.autoposting.sdk.testing.spec.Examples;
import ai.autoposting.sdk.testing.spec.PathTemplate;
import ai.autoposting.sdk.testing.spec.RequestCheck;
import ai.autoposting.sdk.testing.spec.Spec;
import ai.autoposting.sdk.testing.spec.SpecOperation;
import ai.autoposting.sdk.testing.spec.SpecProblem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    private final ShiftedClock clock;
    private final Predicate<String> acceptedKeys;
    private final int maxRequests;
    private final Deque<MockRequest> requests = new ArrayDeque<>();
    private final CountedIds responseIds = new CountedIds("req_mock_");
    private final FailureLog failures = new FailureLog();
    private final OwnEndpoints endpoints;
    private final LateEffects late;
    private Duration latency = Duration.ZERO;
    private @Nullable Quota quota;

    RequestHandler(
            ServerSettings settings, MockService service, FaultPlan faults, LateEffects late, ShiftedClock clock) {
        this.spec = settings.spec;
        this.masking = new RequestMasking(spec.passwords());
        this.examples = new Examples(spec);
        this.acceptedKeys = settings.acceptedKeys();
        this.maxRequests = settings.maxRequests;
        this.service = service;
        this.faults = faults;
        this.endpoints = new OwnEndpoints(spec);
        this.late = late;
        this.clock = clock;
    }

    /** What goes out, and how. */
    synchronized Exchange handle(IncomingRequest incoming) {
        late.settle();
        MockRequest request = understand(incoming);
        requests.add(request);
        if (requests.size() > maxRequests) {
            requests.remove();
        }
        try {
            return decide(request);
        } catch (RuntimeException | Error failure) {
            request.became(Outcome.FAILED);
            throw failure;
        }
    }

    /** In the order that {@link AutopostingMockServer} documents: what was planned, the rate limit, chance, the normal response. */
    private Exchange decide(MockRequest request) {
        boolean counts = quota != null && isOfTheService(request) && isAllowed(request);
        Optional<Fault> decided = faults.take(request);
        Optional<Fault> drawn = faults.draw(request);
        Optional<MockResponse> refusal = counts ? quota().refusal(key(request)) : Optional.empty();
        Fault fault = decided.orElseGet(() -> refusal.isPresent() ? Fault.none() : drawn.orElseGet(Fault::none));
        Reaction reaction =
                fault.letsThrough() ? refusal.map(Reaction::refusal).orElseGet(() -> react(request)) : Reaction.NONE;
        MockResponse response = fault.response(reaction.response());
        MockResponse limited = counts ? quota().withHeaders(key(request), response) : response;
        Exchange exchange = new Exchange(request, fault, signed(limited), latency.plus(fault.delay()));
        request.became(new Outcome(
                fault.isNone() ? Optional.empty() : Optional.of(fault), exchange.status(), effect(reaction, fault)));
        return exchange;
    }

    /** Carries it out, or sees to it that it will be; says whether it has been. */
    private BooleanSupplier effect(Reaction reaction, Fault fault) {
        if (!reaction.isAccepted()) {
            return () -> false;
        }
        if (!fault.effectDelay().isZero()) {
            return late.add(fault.effectDelay(), reaction.effect());
        }
        reaction.effect().run();
        return () -> true;
    }

    private Quota quota() {
        return Objects.requireNonNull(quota);
    }

    private static String key(MockRequest request) {
        return PresentedKey.of(request.incoming()).orElse("");
    }

    /** The response to what could not be read as a request, and is not recorded. */
    synchronized MockResponse refused(int status, String message) {
        return signed(MockResponse.error(status, message));
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

    /** The response of an endpoint that the specification does not have. */
    void answer(String method, String path, String json) {
        endpoints.add(method, path, json);
    }

    /** @param newQuota null for no limit */
    synchronized void limit(@Nullable Quota newQuota) {
        this.quota = newQuota;
    }

    /** How late every response is. */
    synchronized void latency(Duration value) {
        this.latency = Fault.notNegative(value, "latency");
    }

    /** Every request is handled normally again. */
    synchronized void recover() {
        faults.clear();
        latency = Duration.ZERO;
        quota = null;
    }

    synchronized void clear() {
        recover();
        late.clear();
        planned.clear();
        endpoints.clear();
        requests.clear();
        failures.clear();
        responseIds.reset();
    }

    private MockRequest understand(IncomingRequest incoming) {
        String path = incoming.path();
        Optional<SpecOperation> found = spec.find(incoming.method(), path, BASE);
        if (found.isEmpty()) {
            Optional<Endpoint> own = isBelowBase(path) ? endpoints.find(incoming) : Optional.empty();
            if (own.isPresent()) {
                PathTemplate template = own.get().template();
                Map<String, String> arguments = template.arguments(Endpoint.segments(incoming));
                return new MockRequest(incoming, null, template, arguments, List.of(), clock.instant(), masking);
            }
            return isBelowBase(path)
                    ? unknown(incoming, "is no path and method of the specification", "/paths")
                    : unknown(incoming, "is not below " + BASE + ", the path of the service's base URL", "/servers");
        }
        SpecOperation operation = found.get();
        List<String> segments = operation.segments(path, BASE);
        List<Violation> violations = violations(operation, segments, incoming);
        Map<String, String> arguments = operation.template().arguments(segments);
        return new MockRequest(
                incoming, operation, operation.template(), arguments, violations, clock.instant(), masking);
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
        return new MockRequest(incoming, null, null, Map.of(), violations, clock.instant(), masking);
    }

    private Reaction react(MockRequest request) {
        if (!isOfTheService(request)) {
            return Reaction.of(MockResponse.of(200, "text/html", Dashboard.HTML));
        }
        SpecOperation operation = request.operation();
        if (!isAllowed(request)) {
            return Reaction.refusal(Optional.ofNullable(operation)
                    .flatMap(known -> examples.error(known, 401))
                    .map(MockResponse::of)
                    .orElseGet(() -> MockResponse.error(401)));
        }
        if (operation != null && !request.violations().isEmpty()) {
            String message = request.violations().get(0).message();
            return Reaction.refusal(MockResponse.error(400, message));
        }
        return planned.take(request)
                .map(Reaction::of)
                .orElseGet(() -> operation == null ? reactToUnknown(request) : service.respond(request, operation));
    }

    private Reaction reactToUnknown(MockRequest request) {
        return endpoints
                .find(request.incoming())
                .map(own -> Reaction.of(own.response()))
                .orElseGet(() -> Reaction.refusal(MockResponse.error(
                        404,
                        "There is nothing at " + request.violations().get(0).operation() + ".")));
    }

    private boolean isAllowed(MockRequest request) {
        SpecOperation operation = request.operation();
        boolean open = operation != null && operation.isOpen();
        return open || PresentedKey.of(request.incoming()).filter(acceptedKeys).isPresent();
    }

    /** Outside of its paths there is nothing but the web application. */
    private static boolean isOfTheService(MockRequest request) {
        return request.operation() != null || isBelowBase(request.incoming().path());
    }

    private static boolean isBelowBase(String path) {
        return path.startsWith(BASE + "/");
    }
}
