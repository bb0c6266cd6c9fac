package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.JsonTrees;
import ai.autoposting.sdk.testing.spec.PathSegments;
import ai.autoposting.sdk.testing.spec.PathTemplate;
import ai.autoposting.sdk.testing.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The endpoints that the specification does not have and a test has given. */
final class OwnEndpoints {
    record Endpoint(String method, PathTemplate template, MockResponse response) {
        boolean isFor(IncomingRequest request) {
            return method.equals(request.method()) && template.matches(segments(request));
        }

        /** Decoded. */
        static List<String> segments(IncomingRequest request) {
            return PathSegments.split(request.path().substring(RequestHandler.BASE.length()));
        }
    }

    private final Spec spec;
    private final List<Endpoint> endpoints = new ArrayList<>();

    OwnEndpoints(Spec spec) {
        this.spec = spec;
    }

    synchronized void add(String method, String path, String json) {
        if (!RequestReader.isToken(method)) {
            throw new IllegalArgumentException("method must be the name of an HTTP method: " + method);
        }
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '?' || c == '#')) {
            throw new IllegalArgumentException(
                    "path must begin with /, below " + RequestHandler.BASE + ", and have no query: " + path);
        }
        if (JsonTrees.parse(json).isEmpty()) {
            throw new IllegalArgumentException("json must be JSON: that of " + method + " " + path + " is not");
        }
        String upper = method.toUpperCase(Locale.ROOT);
        spec.find(upper, RequestHandler.BASE + path, RequestHandler.BASE).ifPresent(known -> {
            throw new IllegalArgumentException("the specification has " + known.name() + ": use answerNext for it");
        });
        endpoints.removeIf(
                one -> one.method().equals(upper) && one.template().toString().equals(path));
        endpoints.add(0, new Endpoint(upper, new PathTemplate(path), MockResponse.of(200, "application/json", json)));
    }

    synchronized Optional<Endpoint> find(IncomingRequest request) {
        return endpoints.stream().filter(one -> one.isFor(request)).findFirst();
    }

    synchronized void clear() {
        endpoints.clear();
    }
}
