package ai.autoposting.sdk.benchmarks;

import java.lang.management.ManagementFactory;

/** Makes call after call and prints how much is in use after a collection, every so often. */
final class SteadyMemory {
    private static final int CALLS = 100_000;
    private static final int EVERY = 20_000;

    private SteadyMemory() {}

    public static void main(String[] arguments) throws Exception {
        Calls calls = new Sdk().open(arguments[0]);
        for (int made = 1; made <= CALLS; made++) {
            calls.get(Contract.ONE_TOKEN);
            if (made == 1 || made % EVERY == 0) {
                System.out.println(made + " " + inUse() + " "
                        + ManagementFactory.getThreadMXBean().getThreadCount() + " "
                        + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
            }
        }
    }

    private static long inUse() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static String run() throws Exception {
        Table table = new Table("Memory over 100,000 calls", "after calls", "heap in use, kB", "threads", "classes");
        try (ResponderProcess responder = ResponderProcess.plain()) {
            ChildJvm.output(ChildJvm.program(
                            SteadyMemory.class,
                            java.util.List.of("-Xmx256m"),
                            ChildJvm.classPath(),
                            responder.baseUrl()))
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .forEach(cells -> table.row(cells[0], Long.parseLong(cells[1]) / 1024, cells[2], cells[3]));
        }
        return table.toString();
    }
}
