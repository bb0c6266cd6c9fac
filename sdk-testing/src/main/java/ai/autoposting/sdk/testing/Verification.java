package ai.autoposting.sdk.testing;

import java.util.List;

/** Whether the requests of a test were what the test meant them to be. */
final class Verification {
    private boolean violationsExpected;

    void expectViolations() {
        violationsExpected = true;
    }

    void reset() {
        violationsExpected = false;
    }

    /** @throws AssertionError listing every failure or violation */
    void check(List<String> failures, List<Violation> violations) {
        if (!failures.isEmpty()) {
            throw new AssertionError("answering a request failed, in code of the test or of the mock server:\n  "
                    + String.join("\n  ", failures));
        }
        if (violationsExpected && violations.isEmpty()) {
            throw new AssertionError("no request broke the specification, although expectViolations() was called");
        }
        if (!violationsExpected && !violations.isEmpty()) {
            StringBuilder text = new StringBuilder(
                    "requests broke the specification (if the test means it, call server.expectViolations()):");
            violations.forEach(violation -> text.append("\n  ").append(violation));
            throw new AssertionError(text.toString());
        }
    }
}
