package ai.autoposting.sdk.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks round after round, each once a round in a fresh JVM, so that floor and contender meet the same weather. */
final class JmhRounds {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

    /** Runs what is chosen; {@code key} is what the results are found under, made unique by the caller. */
    void run(String key, UnaryOperator<ChainedOptionsBuilder> choice) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .jvm(ChildJvm.JAVA)
                .forks(1)
                .warmupIterations(Settings.number("warmup", 4))
                .warmupTime(TimeValue.milliseconds(Settings.number("millis", 1_000)))
                .measurementIterations(Settings.number("iterations", 5))
                .measurementTime(TimeValue.milliseconds(Settings.number("millis", 1_000)))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseG1GC")
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(choice.apply(options).build()).run();
        for (RunResult result : results) {
            add(micros, key, result.getPrimaryResult().getScore());
            add(
                    bytes,
                    key,
                    Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                            .getScore());
        }
    }

    private static void add(Map<String, List<Double>> to, String key, double value) {
        to.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
    }

    Measure micros(String key) {
        return new Measure(micros.getOrDefault(key, List.of()));
    }

    Measure bytes(String key) {
        return new Measure(bytes.getOrDefault(key, List.of()));
    }
}
