package ai.autoposting.sdk.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A call over a kept loopback connection. One client for all threads, as the documentation advises. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // the harness sets the fields
public class CallBenchmark {
    /** The class name of the contender. */
    @Param("")
    public String contender;

    /** How many tokens the answer holds. */
    @Param("1")
    public int tokens;

    /** The responder's address. */
    @Param("")
    public String baseUrl;

    private Calls calls;
    private String slug;

    @Setup
    public void open() {
        calls = Contenders.named(contender).open(baseUrl);
        slug = Contract.slug(tokens, 0);
    }

    @Benchmark
    public int get() throws Exception {
        return calls.get(slug);
    }

    @Benchmark
    public Object post() throws Exception {
        return calls.post(slug);
    }
}
