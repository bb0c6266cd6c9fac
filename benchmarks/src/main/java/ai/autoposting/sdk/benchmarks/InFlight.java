package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingAsyncClient;
import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;

/** Ten thousand calls at once to a server that takes its time, in a heap of 512 MB. Needs a JVM with virtual threads. */
final class InFlight {
    private static final int CALLS = 10_000;
    private static final int DELAY_MILLIS = 1_000;
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
        long start = System.nanoTime();
        List<Future<?>> calls = switch (arguments[0]) {
            case ASYNC -> async(client(arguments[1]).async());
            case SYNC -> sync(new SdkCalls(client(arguments[1])), threads);
            default -> sync(ByHand.open(arguments[1], byHand()), threads);
        };
        int succeeded = 0;
        for (Future<?> call : calls) {
            call.get();
            succeeded++;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println(succeeded + " " + millis + " " + mostHeap() / 1_048_576);
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
        return new OkHttpClient.Builder().connectTimeout(LONG).readTimeout(LONG).build();
    }

    private static List<Future<?>> sync(Calls client, ExecutorService threads) {
        String slug = Contract.slug(1, DELAY_MILLIS);
        List<Future<?>> calls = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            calls.add(threads.submit(() -> client.get(slug)));
        }
        return calls;
    }

    private static List<Future<?>> async(AutopostingAsyncClient client) {
        String slug = Contract.slug(1, DELAY_MILLIS);
        List<Future<?>> calls = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            calls.add(client.platformOAuth().getPlatformTokenDetails(slug, Platform.X));
        }
        return calls;
    }

    private static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }

    static String run() throws Exception {
        Table table = new Table(
                "10,000 calls in flight, answers after 1 s, -Xmx512m",
                "client",
                "succeeded",
                "ms",
                "÷ the server's delay",
                "heap at most, MB",
                "in flight at the server at most",
                "must");
        for (String side : List.of(BY_HAND, SYNC, ASYNC)) {
            try (ResponderProcess responder = ResponderProcess.plain()) {
                String output = ChildJvm.output(ChildJvm.program(
                                InFlight.class, List.of("-Xmx512m"), ChildJvm.classPath(), side, responder.baseUrl()))
                        .strip();
                String[] cells = output.split(" ", -1);
                if (cells.length != 3) {
                    return table + output + "\n";
                }
                table.row(
                        side,
                        cells[0],
                        cells[1],
                        Double.parseDouble(cells[1]) / DELAY_MILLIS,
                        cells[2],
                        responder.mostWaiting(),
                        side.equals(BY_HAND) ? "" : "all, ≤ 6, < 512");
            }
        }
        return table.toString();
    }
}
