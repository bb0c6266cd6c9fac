package ai.autoposting.sdk.benchmarks;

/** The two calls of the comparison. Thread-safe. */
public interface Calls {
    /** Reads the tokens of the brand with this slug; says how many there were. */
    int get(String slug) throws Exception;

    /** Stores a token; answers what came back. */
    Object post(String slug) throws Exception;
}
