package ai.autoposting.sdk.testing;

/**
 * A request and what became of it.
 *
 * @param fault says how the response goes out
 */
record Exchange(MockRequest request, Fault fault, MockResponse response) {
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
