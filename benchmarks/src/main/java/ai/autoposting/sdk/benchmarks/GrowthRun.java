package ai.autoposting.sdk.benchmarks;

import java.util.List;

/** How the cost of a call grows with the number of tokens in its answer. */
final class GrowthRun {
    private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000);

    private final JmhRounds rounds = new JmhRounds();
    private final List<Contender> contenders = List.of(new ByHand(), new Sdk());

    private GrowthRun() {}

    static String run() throws Exception {
        GrowthRun run = new GrowthRun();
        try (ResponderProcess responder = ResponderProcess.plain()) {
            for (int round = 0; round < Settings.number("rounds", 3); round++) {
                run.round(responder.baseUrl());
            }
        }
        return run.table();
    }

    private void round(String baseUrl) throws Exception {
        for (int tokens : SIZES) {
            for (Contender contender : contenders) {
                rounds.run(
                        contender.name() + tokens,
                        options -> CallsRun.call(options, contender, "get", baseUrl)
                                .param("tokens", Integer.toString(tokens)));
            }
        }
    }

    private String table() {
        Table table = new Table(
                "Growth with the answer",
                "tokens",
                "SDK µs",
                "SDK B",
                "time ÷ floor",
                "bytes ÷ floor",
                "SDK µs per further token",
                "SDK B per further token");
        Integer smaller = null;
        for (Integer tokens : SIZES) {
            Measure time = rounds.micros("SDK" + tokens);
            Measure bytes = rounds.bytes("SDK" + tokens);
            table.row(
                    tokens,
                    time.median(),
                    bytes.median(),
                    time.ratioTo(rounds.micros("by hand" + tokens)),
                    bytes.ratioTo(rounds.bytes("by hand" + tokens)),
                    smaller == null ? "" : slope(rounds.micros("SDK" + smaller), time, tokens - smaller),
                    smaller == null ? "" : slope(rounds.bytes("SDK" + smaller), bytes, tokens - smaller));
            smaller = tokens;
        }
        return table.toString();
    }

    private static Object slope(Measure from, Measure to, int tokens) {
        return (to.median() - from.median()) / tokens;
    }
}
