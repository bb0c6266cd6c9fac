package ai.autoposting.sdk.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that cannot be generated.
 *
 * @param place where it stands, as the list of names calls it
 * @param rule why it cannot be generated
 * @param line a line for the list of names with which it can be, or what else to do in words that begin with {@code (}
 */
record Problem(String place, String rule, String line) {
    /** As text: a row for each, and below it the lines in one piece, to be pasted. */
    static String table(List<Problem> problems) {
        int place = width(problems, "place", Problem::place);
        int rule = width(problems, "rule", Problem::rule);
        String row = "%n  %-" + place + "s  %-" + rule + "s  %s";
        StringBuilder text = new StringBuilder(
                problems.size() == 1 ? "1 problem stops the build" : problems.size() + " problems stop the build");
        text.append(" (openapi/README.md explains):\n").append(String.format(row, "place", "rule", "remedy"));
        problems.forEach(each -> text.append(String.format(row, each.place, each.rule, each.line)));
        List<String> lines = lines(problems);
        if (!lines.isEmpty()) {
            text.append(
                    "\n\nTo paste into the list of names, openapi/type-names.properties; change the names as you like:\n");
            lines.forEach(line -> text.append('\n').append(line));
        }
        return text.append('\n').toString().replace("\r\n", "\n");
    }

    /** The lines that help, one for each place: an operation is left out for its first reason. */
    static List<String> lines(List<Problem> problems) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (!problem.line.startsWith("(")) {
                lines.putIfAbsent(problem.line.split(" = ", 2)[0], problem.line);
            }
        }
        return List.copyOf(lines.values());
    }

    private static int width(List<Problem> problems, String title, Function<Problem, String> column) {
        return Math.max(
                title.length(),
                problems.stream()
                        .mapToInt(problem -> column.apply(problem).length())
                        .max()
                        .orElse(0));
    }
}
