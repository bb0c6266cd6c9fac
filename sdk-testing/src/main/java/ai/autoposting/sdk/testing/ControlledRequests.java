package ai.autoposting.sdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as the control door lists them, their secrets masked. */
final class ControlledRequests {
    private ControlledRequests() {}

    static List<Map<String, Object>> of(List<MockRequest> requests) {
        return requests.stream().map(ControlledRequests::of).toList();
    }

    private static Map<String, Object> of(MockRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("receivedAt", request.receivedAt().toString());
        shown.put("method", request.method());
        shown.put("path", request.path());
        request.operationId().ifPresent(id -> shown.put("operationId", id));
        shown.put("pathArguments", request.pathArguments());
        shown.put("query", request.query());
        shown.put("headers", request.headers());
        shown.put("body", request.body());
        request.status().ifPresent(status -> shown.put("status", status));
        shown.put("tookEffect", request.tookEffect());
        request.fault().ifPresent(fault -> shown.put("fault", fault.toString()));
        shown.put(
                "violations",
                request.violations().stream().map(Violation::toString).toList());
        return shown;
    }
}
