package ai.autoposting.sdk.benchmarks;

import java.util.List;

/** Decoding of 10,000 tokens. */
final class DecodeRun {
    private DecodeRun() {}

    static String run() throws Exception {
        JmhRounds rounds = new JmhRounds();
        for (int round = 0; round < Settings.number("rounds", 5); round++) {
            for (String side : List.of("byHand", "sdk")) {
                rounds.run(side, options -> options.include(DecodeBenchmark.class.getName() + "." + side + "$"));
            }
        }
        Table table = new Table(
                "Decoding of 10,000 tokens", "decoder", "µs", "bytes", "time ÷ floor", "bytes ÷ floor", "must");
        row(table, rounds, "ObjectReader", "byHand", "");
        row(table, rounds, "SDK", "sdk", "≤ 1.0, ≤ 1.0");
        return table.toString();
    }

    private static void row(Table table, JmhRounds rounds, String name, String key, String goal) {
        table.row(
                name,
                rounds.micros(key).median(),
                rounds.bytes(key).median(),
                rounds.micros(key).ratioTo(rounds.micros("byHand")),
                rounds.bytes(key).ratioTo(rounds.bytes("byHand")),
                goal);
    }
}
