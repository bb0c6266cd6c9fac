package ai.autoposting.sdk.examples.importtokens;

import java.util.Optional;

/**
 * What is wrong or odd in the input. Its text never holds a value of the input: with one column too few, a token stands where a
 * brand should.
 *
 * @param line 1 for the first; 0 when it is about the whole file
 */
record Finding(Severity severity, long line, Optional<Column> column, String text) {
    enum Severity {
        /** Nothing is stored before it is put right. */
        PROBLEM,
        /** To be looked at. */
        WARNING
    }

    static Finding problem(long line, String text) {
        return new Finding(Severity.PROBLEM, line, Optional.empty(), text);
    }

    static Finding problem(long line, Column column, String text) {
        return new Finding(Severity.PROBLEM, line, Optional.of(column), text);
    }

    static Finding warning(long line, String text) {
        return new Finding(Severity.WARNING, line, Optional.empty(), text);
    }

    static Finding warning(long line, Column column, String text) {
        return new Finding(Severity.WARNING, line, Optional.of(column), text);
    }

    boolean isProblem() {
        return severity == Severity.PROBLEM;
    }

    @Override
    public String toString() {
        return (isProblem() ? "problem: " : "warning: ")
                + (line == 0 ? "" : "line " + line + ", ")
                + column.map(known -> "column " + known.title() + ": ").orElse("")
                + text;
    }
}
