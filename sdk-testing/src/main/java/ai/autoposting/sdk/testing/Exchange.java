package ai.autoposting.sdk.testing;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * A request and what became of it.
 *
 * @param fault says how the response goes out
 * @param delay how long it waits before, in real time
 */
record Exchange(MockRequest request, Fault fault, MockResponse response, Duration delay) {
    /** The status that goes out, if one does. */
    OptionalInt status() {
        return switch (fault.kind()) {
            case NORMAL, REPLACED, TRICKLE, DROP_AFTER -> OptionalInt.of(response.status());
            case DROP_DURING ->
                ResponseWriter.hasMiddle(response, request.method())
                        ? OptionalInt.of(response.status())
                        : OptionalInt.empty();
            case SILENCE, DROP_BEFORE, GARBAGE -> OptionalInt.empty();
        };
    }

    /** {@code 200 POST /api-proxy/brands/acme-corp/tokens storePlatformToken {…}}, secrets masked, violations below it. */
    String line() {
        String outcome = switch (fault.kind()) {
            case NORMAL, REPLACED -> Integer.toString(response.status());
            default -> fault.toString();
        };
        StringBuilder line = new StringBuilder(outcome).append(' ').append(request);
        request.violations()
                .forEach(violation -> line.append("\n    breaks the spec: ").append(violation));
        return line.toString();
    }
}
