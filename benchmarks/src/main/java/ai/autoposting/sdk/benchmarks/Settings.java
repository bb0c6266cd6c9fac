package ai.autoposting.sdk.benchmarks;

/** What a command may change by system properties: {@code bench.rounds}, {@code bench.millis} and the like. */
final class Settings {
    private Settings() {}

    static int number(String name, int byDefault) {
        return Integer.getInteger("bench." + name, byDefault);
    }
}
