package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingAsyncClient;
import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * Ten thousand calls at once to a server that takes its time, in a heap of 512 MB, in a JVM that has just started and twice
 * again. Needs a JVM with virtual threads.
 */
final class InFlight {
    private static final int CALLS = 10_000;
    private static final int DELAY_MILLIS = 1_000;
    private static final int BURSTS = 3;
    private static final String SLUG = Contract.slug(1, DELAY_MILLIS);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String BY_HAND = "by hand, on virtual threads";
    private static final String SYNC = "SDK sync, on virtual threads";
    private static final String ASYNC = "SDK async";

    private InFlight() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Threads.virtual();
        if (threads == null) {
            System.out.println("no virtual threads on Java " + Runtime.version().feature());
            return;
        }
        Burst burst = switch (arguments[0]) {
            case ASYNC -> async(client(arguments[1]).async());
            case SYNC -> sync(new SdkCalls(client(arguments[1])), threads);
            default -> sync(ByHand.open(arguments[1], byHand()), threads);
        };
        for (int i = 0; i < BURSTS; i++) {
            long start = System.nanoTime();
            int succeeded = 0;
            for (Future<?> call : burst.begin()) {
                call.get();
                succeeded++;
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(succeeded + " " + millis);
        }
    }

    private interface Burst {
        List<Future<?>> begin();
    }

    private static AutopostingClient client(String baseUrl) {
        return AutopostingClient.builder()
                .apiKey(Contract.API_KEY)
                .baseUrl(baseUrl)
                .connectTimeout(LONG)
                .attemptTimeout(LONG)
                .timeout(LONG)
                .maxRetries(0)
                .build();
    }

    private static OkHttpClient byHand() {
        return new OkHttpClient.Builder()
                .connectTimeout(LONG)
                .readTimeout(LONG)
                .connectionPool(new ConnectionPool(CALLS, 5, TimeUnit.MINUTES))
                .build();
    }

    private static Burst sync(Calls client, ExecutorService threads) {
        return () -> calls(() -> threads.submit(() -> client.get(SLUG)));
    }

    private static Burst async(AutopostingAsyncClient client) {
        return () -> calls(() -> client.platformOAuth().getPlatformTokenDetails(SLUG, Platform.X));
    }

    private static List<Future<?>> calls(Supplier<Future<?>> call) {
        return Stream.generate(call).limit(CALLS).toList();
    }

    static String run() throws Exception {
        Table table = new Table(
                "10,000 calls in flight, answers after 1 s, in a heap of 512 MB",
                "client",
                "burst",
                "succeeded",
                "ms",
                "÷ the server's delay",
                "at the server at once",
                "must");
        for (String side : List.of(BY_HAND, SYNC, ASYNC)) {
            try (ResponderProcess responder = ResponderProcess.plain()) {
                String output = ChildJvm.output(ChildJvm.program(
                        InFlight.class, List.of("-Xmx512m"), ChildJvm.classPath(), side, responder.baseUrl()));
                int burst = 0;
                for (String line : output.lines().toList()) {
                    String[] cells = line.split(" ", -1);
                    if (cells.length != 2) {
                        return table + output + "\n";
                    }
                    table.row(
                            side,
                            ++burst,
                            cells[0],
                            cells[1],
                            Double.parseDouble(cells[1]) / DELAY_MILLIS,
                            burst == BURSTS ? responder.maxWaiting() : "",
                            side.equals(BY_HAND) || burst > 1 ? "" : "all, ≤ 6");
                }
            }
        }
        return table.toString();
    }
}
