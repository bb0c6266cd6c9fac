package ai.autoposting.sdk.benchmarks;

/** What every contender sends. */
public final class Contract {
    public static final String API_KEY = "sk-social-benchmark-0123456789abcdef";
    public static final String ACCESS_TOKEN = "ya29.a0AfH6SMBbenchmark0123456789abcdef0123456789abcdef";
    public static final String USER_ID = "x_12345";

    /** The brand whose answer holds one token. */
    public static final String ONE_TOKEN = "n1";

    /** The brand whose answer holds one token with a single date: it expires, and has never been used. */
    public static final String ONE_DATE = "fresh";

    private Contract() {}

    /** The slug of a brand with this many tokens, answered after this delay. */
    public static String slug(int tokens, int delayMillis) {
        return delayMillis == 0 ? "n" + tokens : "n" + tokens + "d" + delayMillis;
    }
}
