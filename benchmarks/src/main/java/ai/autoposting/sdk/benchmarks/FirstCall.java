package ai.autoposting.sdk.benchmarks;

/** What one waits for whose process was made ready beforehand: prints the nanoseconds of the first call. */
final class FirstCall {
    private FirstCall() {}

    public static void main(String[] arguments) throws Exception {
        Calls calls = Contenders.named(arguments[0]).open(arguments[1]);
        long start = System.nanoTime();
        int tokens = calls.get(Contract.ONE_TOKEN);
        System.out.println(System.nanoTime() - start);
        System.exit(tokens == 1 ? 0 : 1);
    }
}
