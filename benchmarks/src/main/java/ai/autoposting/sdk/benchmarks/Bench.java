package ai.autoposting.sdk.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Runs what its argument names, or everything, and prints a table of each. */
public final class Bench {
    private static final List<String> ALL = List.of("calls", "decode", "cold-start", "in-flight", "growth", "memory");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String wanted = arguments.length == 0 ? "all" : arguments[0];
        System.out.printf(
                "%s, Java %s, %s %s, %d processors%n",
                LocalDate.now(ZoneOffset.UTC),
                ChildJvm.JAVA.equals(ChildJvm.own()) ? Runtime.version() : ChildJvm.JAVA,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        for (String name : wanted.equals("all") ? ALL : List.of(wanted.split(",", -1))) {
            System.out.println(run(name));
        }
    }

    private static String run(String name) throws Exception {
        return switch (name) {
            case "calls" -> CallsRun.run();
            case "decode" -> DecodeRun.run();
            case "cold-start" -> ColdStartRun.run();
            case "aot-cache" -> ColdStartRun.withAotCache();
            case "in-flight" -> InFlight.run();
            case "growth" -> GrowthRun.run();
            case "memory" -> SteadyMemory.run();
            default -> throw new IllegalArgumentException(name + " is none of " + ALL + ", aot-cache and all");
        };
    }
}
