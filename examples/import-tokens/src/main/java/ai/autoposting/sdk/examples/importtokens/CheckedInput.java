package ai.autoposting.sdk.examples.importtokens;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An input, read and judged.
 *
 * @param rows those without a problem
 * @param findings by line
 */
record CheckedInput(List<Row> rows, List<Finding> findings) {
    private static final int MAX_WARNINGS = 20;

    static CheckedInput of(Path file, Instant now) throws IOException {
        List<Finding> findings = new ArrayList<>();
        InputFile.lookAtPermissions(file, findings::add);
        List<Row> rows = new RowCheck(now, findings::add).check(InputFile.read(file, findings::add));
        findings.sort(Comparator.comparingLong(Finding::line));
        return new CheckedInput(rows, findings);
    }

    boolean hasProblems() {
        return findings.stream().anyMatch(Finding::isProblem);
    }

    /** All problems, and so many warnings that the problems can be seen. */
    void print(PrintStream out) {
        int warnings = 0;
        for (Finding finding : findings) {
            if (finding.isProblem() || ++warnings <= MAX_WARNINGS) {
                out.println(finding);
            }
        }
        if (warnings > MAX_WARNINGS) {
            out.println("and " + (warnings - MAX_WARNINGS) + " more warnings; --dry-run --json has them all");
        }
    }

    void printJson(PrintStream out) {
        ObjectNode all = new ObjectMapper().createObjectNode().put("version", 1).put("rows", rows.size());
        ArrayNode problems = all.putArray("problems");
        ArrayNode warnings = all.putArray("warnings");
        for (Finding finding : findings) {
            ObjectNode node = (finding.isProblem() ? problems : warnings).addObject();
            if (finding.line() > 0) {
                node.put("line", finding.line());
            }
            finding.column().ifPresent(column -> node.put("column", column.title()));
            node.put("text", finding.text());
        }
        out.println(all);
    }
}
