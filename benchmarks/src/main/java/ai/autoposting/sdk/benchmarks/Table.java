package ai.autoposting.sdk.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table in Markdown. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String title, String... columns) {
        lines.add("");
        lines.add("### " + title);
        lines.add("");
        row((Object[]) columns);
        Object[] rule = new Object[columns.length];
        Arrays.fill(rule, "---");
        row(rule);
    }

    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double number ? text(number) : cell)
                    .append(" |");
        }
        lines.add(line.toString());
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
