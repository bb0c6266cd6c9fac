package ai.autoposting.sdk.codegen;

import java.util.List;

/** What stops the build: things in the specification, or in the list beside it, that cannot be generated faithfully. */
final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param line the line of the list of names that helps */
    SpecException(String place, String rule, String line) {
        this(List.of(new Problem(place, rule, line)));
    }

    /** All that was found. Without a stack trace: the reader has no use for it. */
    SpecException(List<Problem> problems) {
        super(Problem.table(problems), null, false, false);
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }
}
