package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.examples.tokenhealth.Report.Located;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells the report to people at a terminal: what is urgent first.
 *
 * @param width of a line
 * @param isColoured whether the terminal takes colours
 * @param showsAll also what is not urgent
 */
record TableOutput(int width, boolean isColoured, boolean showsAll) {
    private static final List<String> HEAD = List.of("LEVEL", "EXPIRES", "BRAND", "PLATFORM", "ACCOUNT", "NOTE");
    private static final Comparator<Located> BY_URGENCY = Comparator.<Located, Level>comparing(
                    each -> each.account().level())
            .thenComparing(each -> each.account().health().timeLeft().orElse(Duration.ofSeconds(Long.MAX_VALUE)));
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String UNREAD = "\u001b[35m";

    private record Line(String colour, List<String> cells) {}

    void print(Report report, PrintStream out) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(BOLD, HEAD));
        report.accounts()
                .filter(each -> showsAll || isUrgent(each.account()))
                .sorted(BY_URGENCY)
                .forEach(each -> lines.add(new Line(colour(each.account().level()), cells(each))));
        report.brands().forEach(brand -> unread(brand, lines));
        if (lines.size() > 1) {
            Columns columns = new Columns(lines.stream().map(Line::cells).toList(), width);
            lines.forEach(line -> out.println(painted(line.colour(), columns.line(line.cells()))));
            out.println();
        }
        out.println(summary(report));
        report.stopped().ifPresent(why -> out.println("stopped: " + Printable.of(why)));
    }

    private static boolean isUrgent(Account account) {
        return account.needsAttention() || account.level() == Level.WITHIN_A_WEEK;
    }

    private static List<String> cells(Located each) {
        Account account = each.account();
        return List.of(
                account.level().word(),
                TimeText.of(account.health().timeLeft()),
                Printable.of(each.brand()),
                Printable.of(each.platform().value()),
                Printable.of(account.username().or(account::userId).orElse("?")),
                Printable.of(account.note()));
    }

    /** What failed for all platforms of a brand is one line; of what was not asked for, the end tells. */
    private static void unread(Report.Brand brand, List<Line> lines) {
        List<Cell> failed = brand.cells().stream()
                .filter(cell -> cell.failure().isPresent() && !cell.isCutShort())
                .toList();
        List<String> reasons = failed.stream()
                .flatMap(cell -> cell.failure().stream())
                .map(Failure::reason)
                .distinct()
                .toList();
        boolean isWhole = failed.size() == brand.cells().size() && reasons.size() == 1;
        for (Cell cell : isWhole ? failed.subList(0, 1) : failed) {
            String platform = isWhole ? "all" : cell.platform().value();
            String reason = cell.failure().orElseThrow().reason();
            lines.add(new Line(
                    UNREAD, List.of("not read", "?", Printable.of(brand.name()), platform, "", Printable.of(reason))));
        }
    }

    private static String summary(Report report) {
        long unread = report.unreadBrands();
        return report.brands().size() + " brands, " + report.accounts().count() + " accounts: "
                + report.needingAttention() + " need attention"
                + (unread == 0 ? "" : "; " + unread + " brands could not be read, or not all of them");
    }

    private static String colour(Level level) {
        return switch (level) {
            case DEAD -> "\u001b[1;31m";
            case WITHIN_A_DAY -> "\u001b[31m";
            case WITHIN_A_WEEK -> "\u001b[33m";
            case WITHIN_A_MONTH, LATER -> "\u001b[32m";
            case NO_EXPIRY -> "";
        };
    }

    private String painted(String colour, String line) {
        return isColoured && !colour.isEmpty() ? colour + line + RESET : line;
    }
}
