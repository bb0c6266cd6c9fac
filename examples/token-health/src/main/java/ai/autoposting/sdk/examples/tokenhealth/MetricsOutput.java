package ai.autoposting.sdk.examples.tokenhealth;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells the report to Prometheus, in the format of the node exporter's textfile collector. */
final class MetricsOutput {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private MetricsOutput() {}

    /** Two series with the same labels make the whole file worthless: what cannot be told apart is one, as bad as the worse. */
    static void write(Report report, Writer to) throws IOException {
        Map<String, Number> expiries = new LinkedHashMap<>();
        Map<String, Number> attention = new LinkedHashMap<>();
        report.accounts().forEach(each -> {
            String labels = labels(each.brand(), each.platform().value()) + ",account=\""
                    + escaped(each.account().userId().orElse("")) + '"';
            each.account()
                    .expiresAt()
                    .map(Instant::getEpochSecond)
                    .ifPresent(time ->
                            expiries.merge(labels, time, (one, other) -> Math.min(one.longValue(), other.longValue())));
            attention.merge(
                    labels,
                    each.account().needsAttention() ? 1 : 0,
                    (one, other) -> Math.max(one.intValue(), other.intValue()));
        });
        Map<String, Number> failures = new LinkedHashMap<>();
        report.brands()
                .forEach(brand -> brand.cells()
                        .forEach(cell -> failures.put(
                                labels(brand.name(), cell.platform().value()),
                                cell.failure().isPresent() ? 1 : 0)));

        family(to, "token_expiry_timestamp_seconds", "When the token expires, in Unix time.", expiries);
        family(
                to,
                "token_needs_attention",
                "1 when it has expired, expires within a day, or will fail its next post.",
                attention);
        family(to, "token_read_failed", "1 when the tokens of a brand on a platform could not all be read.", failures);
        family(
                to,
                "token_health_timestamp_seconds",
                "When all this was read, in Unix time.",
                Map.of("", report.at().getEpochSecond()));
    }

    private static void family(Writer to, String name, String help, Map<String, Number> series) throws IOException {
        String full = "autoposting_" + name;
        to.write("# HELP " + full + ' ' + help + "\n# TYPE " + full + " gauge\n");
        for (Map.Entry<String, Number> each : series.entrySet()) {
            String labels = each.getKey().isEmpty() ? "" : '{' + each.getKey() + '}';
            to.write(full + labels + ' ' + each.getValue() + '\n');
        }
    }

    private static String labels(String brand, String platform) {
        return "brand=\"" + escaped(brand) + "\",platform=\"" + escaped(platform) + '"';
    }

    private static String escaped(String label) {
        return LONE_SURROGATE
                .matcher(label)
                .replaceAll("\uFFFD")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
    }
}
