package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The server's controls over HTTP, below {@code /__mock/}, for programs in other processes and languages. Its requests need no
 * key, are no requests of the API (not recorded, not counted, never late, no fault) and come from programs on this machine only.
 */
final class ControlDoor {
    static final String BASE = "/__mock";
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    /** What a browser sends for a page, which can reach this machine from anywhere, and what a proxy adds. */
    private static final Set<String> OF_STRANGERS =
            Set.of("origin", "referer", "sec-fetch-site", "x-forwarded-for", "x-forwarded-host", "forwarded", "via");

    private record Route(String method, String path, String use, Function<ControlBody, Object> action) {}

    private final Controls controls;
    private final List<Route> routes = new ArrayList<>();

    ControlDoor(Controls controls) {
        this.controls = controls;
        add("GET", "", "this list and the time", body -> overview());
        add("PUT", "/rate-limit", "{\"limit\": \"400/4s\"}, or \"none\"", body -> {
            controls.rateLimit(body.text("limit"));
            return DONE;
        });
        add("PUT", "/latency", "{\"latency\": \"200ms\"}", body -> {
            controls.latency(body.text("latency"));
            return DONE;
        });
        add("POST", "/faults", "{\"faults\": [\"" + SpokenRule.GRAMMAR + "\"], \"seed\": 42}", body -> {
            controls.faults(body.texts("faults"), body.number("seed"));
            return DONE;
        });
        add("DELETE", "/faults", "takes back every fault", body -> {
            controls.noFaults();
            return DONE;
        });
        add("PUT", "/refreshing", "{\"refreshing\": \"moves-expiry\"}, \"changes-nothing\" or \"fails\"", body -> {
            controls.refreshing(body.text("refreshing"));
            return DONE;
        });
        add("POST", "/clock", "{\"advance\": \"1h\"}", body -> {
            controls.advance(body.text("advance"));
            return Map.of("now", controls.now().toString());
        });
        add("GET", "/fleet", "brands and tokens", body -> controls.fleet().json());
        add("POST", "/fleet", "{\"brands\": [...]}: adds brands and tokens", body -> {
            controls.load(Fleet.read(body.json()));
            return DONE;
        });
        add("POST", "/answers", "{\"method\": \"GET\", \"path\": \"/usage\", \"json\": {...}}", body -> {
            controls.answer(body.text("method"), body.text("path"), JsonTrees.text(body.value("json")));
            return DONE;
        });
        add("GET", "/requests", "what came in, secrets masked", body -> ControlledRequests.of(controls.requests()));
        add("POST", "/recover", "takes back faults, latency, rate limit and refreshing", body -> {
            controls.recover();
            return DONE;
        });
        add("POST", "/reset", "forgets all, options and seed included", body -> {
            controls.reset();
            return DONE;
        });
    }

    private static final Map<String, Object> DONE = Map.of();

    private void add(String method, String path, String use, Function<ControlBody, Object> action) {
        routes.add(new Route(method, path, use, action));
    }

    /** Paths of no service, so none is hidden by them. */
    static boolean isFor(String path) {
        return path.equals(BASE) || path.startsWith(BASE + "/");
    }

    MockResponse respond(IncomingRequest request) {
        return answer(request).with("x-autoposting-mock", "true");
    }

    private MockResponse answer(IncomingRequest request) {
        if (isStranger(request)) {
            return error(
                    403, "/__mock/ is for programs on this machine: not for web pages, proxies and other names of it.");
        }
        String path = request.path().substring(BASE.length()).replaceFirst("/$", "");
        List<Route> here =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        if (here.isEmpty()) {
            return error(404, "GET /__mock/ lists what there is.");
        }
        Optional<Route> found = here.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst();
        if (found.isEmpty()) {
            String allowed = String.join(", ", here.stream().map(Route::method).toList());
            return error(405, "The method must be " + allowed + ".").with("Allow", allowed);
        }
        try {
            return MockResponse.data(found.get().action().apply(ControlBody.of(request)));
        } catch (IllegalArgumentException wrong) {
            return error(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean isStranger(IncomingRequest request) {
        boolean hasOurName = request.header("host")
                .filter(host -> LOOPBACK.matcher(host).matches())
                .isPresent();
        return !hasOurName || OF_STRANGERS.stream().anyMatch(request.headers()::containsKey);
    }

    private Object overview() {
        Map<String, Object> uses = new LinkedHashMap<>();
        routes.forEach(route -> uses.put(route.method() + " " + BASE + route.path(), route.use()));
        return Map.of("now", controls.now().toString(), "requests", uses);
    }

    private static MockResponse error(int status, String message) {
        return ErrorShape.DOCUMENTED.response(status, "mock_control", message);
    }
}
