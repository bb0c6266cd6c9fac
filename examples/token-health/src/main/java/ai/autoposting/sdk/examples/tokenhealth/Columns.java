package ai.autoposting.sdk.examples.tokenhealth;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Sets rows of text in columns, no line wider than what there is. Counts what a terminal shows, not characters. */
final class Columns {
    private static final String GAP = "  ";
    private static final String CUT = "…";
    private static final int MIN_WIDTH = 6;

    private final int[] widths;

    /** @param width of a line; the columns that are widest give way, until each has little left */
    Columns(List<List<String>> rows, int width) {
        this.widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        while (lineWidth() > width && widths[widest()] > MIN_WIDTH) {
            widths[widest()]--;
        }
    }

    private int lineWidth() {
        int sum = GAP.length() * (widths.length - 1);
        for (int each : widths) {
            sum += each;
        }
        return sum;
    }

    private int widest() {
        int widest = 0;
        for (int column = 1; column < widths.length; column++) {
            widest = widths[column] > widths[widest] ? column : widest;
        }
        return widest;
    }

    String line(List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            cells.add(fitted(row.get(column), widths[column]));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private static String fitted(String text, int width) {
        String shown = width(text) <= width ? text : cut(text, width - width(CUT)) + CUT;
        return shown + " ".repeat(Math.max(0, width - width(shown)));
    }

    private static String cut(String text, int width) {
        StringBuilder shown = new StringBuilder();
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            used += Math.max(0, WCWidth.wcwidth(character));
            if (used > width) {
                break;
            }
            shown.appendCodePoint(character);
        }
        return shown.toString();
    }

    static int width(String text) {
        return text.codePoints().map(each -> Math.max(0, WCWidth.wcwidth(each))).sum();
    }
}
