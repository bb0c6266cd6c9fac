package ai.autoposting.sdk.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Time, bytes and throughput of a call: every contender in every round. */
final class CallsRun {
    private final JmhRounds rounds = new JmhRounds();
    private final List<Contender> contenders = Contenders.all();

    private CallsRun() {}

    static String run() throws Exception {
        CallsRun run = new CallsRun();
        try (ResponderProcess responder = ResponderProcess.plain()) {
            for (int round = 0; round < Settings.number("rounds", 5); round++) {
                run.round(responder.baseUrl());
            }
        }
        return run.table();
    }

    private void round(String baseUrl) throws Exception {
        for (int threads : List.of(1, 8)) {
            for (String method : List.of("get", "post")) {
                for (Contender contender : contenders) {
                    if (method.equals("get") || contender.posts()) {
                        rounds.run(
                                key(contender, method, threads),
                                options -> call(options, contender, method, baseUrl)
                                        .threads(threads));
                    }
                }
            }
        }
    }

    static ChainedOptionsBuilder call(
            ChainedOptionsBuilder options, Contender contender, String method, String baseUrl) {
        return options.include(CallBenchmark.class.getName() + "." + method + "$")
                .param("contender", contender.getClass().getName())
                .param("baseUrl", baseUrl);
    }

    private static String key(Contender contender, String method, int threads) {
        return method + threads + contender.name();
    }

    private String table() {
        Table table = new Table(
                "Calls over a kept loopback connection",
                "client",
                "call",
                "threads",
                "µs/call",
                "B/call",
                "time ÷ floor",
                "bytes ÷ floor",
                "throughput ÷ floor",
                "must");
        for (int threads : List.of(1, 8)) {
            for (String method : List.of("get", "post")) {
                for (Contender contender : contenders) {
                    row(table, contender, method, threads);
                }
            }
        }
        return table.toString();
    }

    private void row(Table table, Contender contender, String method, int threads) {
        Measure time = rounds.micros(key(contender, method, threads));
        if (time.rounds().isEmpty()) {
            return;
        }
        Measure bytes = rounds.bytes(key(contender, method, threads));
        Measure floorTime = rounds.micros(key(contenders.get(0), method, threads));
        Measure floorBytes = rounds.bytes(key(contenders.get(0), method, threads));
        table.row(
                contender.name(),
                method.equals("get") ? "GET" : "POST",
                threads,
                time.median(),
                bytes.median(),
                time.ratioTo(floorTime),
                bytes.ratioTo(floorBytes),
                floorTime.ratioTo(time),
                !(contender instanceof Sdk) ? "" : threads == 1 ? "time ≤ 1.05, bytes ≤ 0.92" : "throughput ≥ 1.00");
    }
}
