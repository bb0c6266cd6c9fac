package ai.autoposting.sdk.benchmarks;

/** What a function or a command-line tool does: start, make one call, end. */
final class FirstResult {
    private FirstResult() {}

    public static void main(String[] arguments) throws Exception {
        int tokens = Contenders.named(arguments[0]).open(arguments[1]).get(Contract.ONE_TOKEN);
        System.exit(tokens == 1 ? 0 : 1); // some contenders leave threads behind that would hold the process
    }
}
