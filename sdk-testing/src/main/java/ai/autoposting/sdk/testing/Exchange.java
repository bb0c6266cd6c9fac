package ai.autoposting.sdk.testing;

/**
 * A request and what became of it.
 *
 * @param fault says how the answer goes out
 */
record Exchange(MockRequest request, Fault fault, Answer answer) {
    /** {@code 200 POST /api-proxy/brands/acme-corp/tokens storePlatformToken {…}}, secrets masked, violations below it. */
    String line() {
        String outcome = switch (fault.kind()) {
            case NORMAL, REPLACED -> Integer.toString(answer.status());
            default -> fault.toString();
        };
        StringBuilder line = new StringBuilder(outcome).append(' ').append(request);
        request.violations()
                .forEach(violation -> line.append("\n    breaks the spec: ").append(violation));
        return line.toString();
    }
}
