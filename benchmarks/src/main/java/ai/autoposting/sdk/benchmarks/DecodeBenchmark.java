package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decoding of 10,000 tokens: both sides through the same OkHttp client, whose interceptor answers from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
    private static final String NOWHERE = "http://127.0.0.1:9";
    private static final String SLUG = "acme-corp";

    private final OkHttpClient http = new OkHttpClient.Builder()
            .addInterceptor(new CannedResponse(Responses.tokens(10_000)))
            .build();
    private final Calls floor = ByHand.open(NOWHERE, http);
    private final AutopostingClient client = AutopostingClient.builder()
            .apiKey(Contract.API_KEY)
            .baseUrl(NOWHERE)
            .httpClient(http)
            .build();

    @Benchmark
    public int byHand() throws Exception {
        return floor.get(SLUG);
    }

    @Benchmark
    public int sdk() throws IOException {
        return client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X).size();
    }
}
